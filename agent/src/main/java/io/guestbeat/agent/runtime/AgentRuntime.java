package io.guestbeat.agent.runtime;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.jmx.GuestbeatMBeans;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.management.JMException;
import javax.management.MBeanServer;

/**
 * The composition root: options, log, host and MBeans. The bootstrap calls it on Guestbeat's one
 * thread, which it keeps; interrupting that thread ends Guestbeat.
 */
public final class AgentRuntime implements BiConsumer<String, Instrumentation> {
  private static final Duration TICK = Duration.ofSeconds(5);

  /** Called by reflection. */
  public AgentRuntime() {}

  /**
   * Runs Guestbeat, for as long as the JVM lives.
   *
   * @param argument the agent's own
   * @param instrumentation what weaves the methods that a gate watches
   */
  @Override
  public void accept(String argument, Instrumentation instrumentation) {
    try {
      AgentOptions options = AgentOptions.read(argument, systemProperties(), System.getenv());
      try (AgentLog log = AgentLog.open(options.logLevel(), options.logFile())) {
        runLogged(options, instrumentation, log);
      }
    } catch (BadOptionsException e) {
      AgentLog log = AgentLog.toStandardError(LogLevel.ERROR);
      e.problems().forEach(log::error);
      log.error("not started: the application runs without Guestbeat");
    } catch (IOException e) {
      AgentLog.toStandardError(LogLevel.ERROR).error("log.file cannot be closed", e);
    }
  }

  private static void runLogged(
      AgentOptions options, Instrumentation instrumentation, AgentLog log) {
    try {
      serve(options, instrumentation, log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JMException e) {
      log.error("stopped, as the MBeans cannot be registered", e);
    }
  }

  private static void serve(AgentOptions options, Instrumentation instrumentation, AgentLog log)
      throws JMException, InterruptedException {
    HeartbeatSettings settings = settingsForThisJvm(options.heartbeat().settings(), log);
    boolean beats = settings.mode() != HeartbeatMode.OFF;
    boolean waits = !beats && Hosts.callsNativeCode(options.host());
    if (waits) {
      // A JVM that nobody looks into needs no native code.
      new PlatformMBeanServerWatch(() -> Thread.sleep(PlatformMBeanServerWatch.POLL.toMillis()))
          .await();
    }
    try (HeartbeatService service =
            HeartbeatService.of(
                options.heartbeat(), settings, open(options.host()), instrumentation, log);
        GuestbeatMBeans beans =
            GuestbeatMBeans.over(service.host(), service.heartbeat(), options.jmx(), log::info)) {
      service.open();
      Repeated tick = new Repeated(beans::tick, log);
      if (!waits) {
        tick.run();
      }
      register(beans, awaitServer(service, beats), beats, log);
      while (true) {
        tick.run();
        pause(service, beats);
      }
    }
  }

  /** An application that interrupts every thread it finds is not to end its heartbeats. */
  private static MBeanServer awaitServer(HeartbeatService service, boolean beats)
      throws InterruptedException {
    PlatformMBeanServerWatch watch =
        new PlatformMBeanServerWatch(() -> service.work(PlatformMBeanServerWatch.POLL));
    while (true) {
      try {
        return watch.await();
      } catch (InterruptedException e) {
        requireNoHeartbeats(beats, e);
      }
    }
  }

  private static void pause(HeartbeatService service, boolean beats) throws InterruptedException {
    try {
      service.work(TICK);
    } catch (InterruptedException e) {
      requireNoHeartbeats(beats, e);
    }
  }

  private static void requireNoHeartbeats(boolean beats, InterruptedException interrupt)
      throws InterruptedException {
    if (!beats) {
      throw interrupt;
    }
  }

  /** A JVM that is no application sends no heartbeat, whatever the options say. */
  private static HeartbeatSettings settingsForThisJvm(HeartbeatSettings wanted, AgentLog log) {
    Optional<String> reason =
        wanted.mode() == HeartbeatMode.OFF
            ? Optional.empty()
            : JvmRole.reasonToLeaveHeartbeatAlone(systemProperties());
    reason.ifPresent(why -> log.info("no heartbeat from this JVM: " + why));
    return reason.isPresent() ? wanted.inMode(HeartbeatMode.OFF) : wanted;
  }

  /** Where heartbeats are sent they go on without MBeans: their end would be a reset. */
  private static void register(
      GuestbeatMBeans beans, MBeanServer server, boolean beats, AgentLog log) throws JMException {
    try {
      beans.registerWith(server);
    } catch (JMException | RuntimeException | Error e) {
      if (!beats) {
        throw e;
      }
      log.error("the MBeans cannot be registered; heartbeats are sent without them", e);
    }
  }

  /** The host; where it needs native code that cannot be called now, perhaps it can be later. */
  private static Host open(String spec) {
    return Hosts.callsNativeCode(spec)
        ? Hosts.deferred(() -> openNatively(spec))
        : Hosts.open(spec);
  }

  private static Host openNatively(String spec) {
    try {
      NativeAccess.prepare();
      return Hosts.open(spec);
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, e.getMessage(), e);
    }
  }

  private static Map<String, String> systemProperties() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name, ""));
    }
    return properties;
  }
}
