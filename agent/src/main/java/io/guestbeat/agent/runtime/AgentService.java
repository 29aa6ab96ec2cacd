package io.guestbeat.agent.runtime;

import io.guestbeat.agent.flight.FlightRecording;
import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.agent.options.AgentOptions;
import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.host.Host;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.Hosts;
import io.guestbeat.insight.pause.PauseMeter;
import io.guestbeat.jmx.GuestbeatMBeans;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.MonitorEvent;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;

/**
 * The composition root: host, heartbeat and MBeans, put together and kept running by the thread
 * that calls {@link #run}.
 */
final class AgentService {
  private static final Duration TICK = Duration.ofSeconds(5);

  /** How often to look for the platform MBean server: most come soon, and some never do. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private static final Duration RARE_LOOK = Duration.ofMillis(500);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final AgentOptions options;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final StopRequest endOrder;
  private final boolean beats;
  private final FlightRecording recording;

  AgentService(
      AgentOptions options, Instrumentation instrumentation, AgentLog log, StopRequest endOrder) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.log = log;
    this.endOrder = endOrder;
    this.beats = options.heartbeat().settings().mode() != HeartbeatMode.OFF;
    this.recording = new FlightRecording(log::warn);
  }

  /**
   * Serves until the end is ordered.
   *
   * @param onBegun told once there is nothing more to wait for but others
   */
  void run(Runnable onBegun) {
    try {
      serve(onBegun);
    } catch (JMException e) {
      log.error("stopped, because the MBeans cannot be registered", e);
    } finally {
      recording.close();
      NativeAccess.release(log::warn);
    }
    log.info("detached");
  }

  private void serve(Runnable onBegun) throws JMException {
    PlatformMBeanServerWatch watch = new PlatformMBeanServerWatch();
    boolean waits = !beats && options.host().callsNativeCode();
    if (waits && !awaitSomebodyWhoLooks(watch, onBegun)) {
      return;
    }
    // A JVM that nobody looks into needs no native code: it is not called before here.
    try (HeartbeatService service =
            HeartbeatService.of(
                options.heartbeat(),
                open(options.host()),
                options.host(),
                instrumentation,
                recording,
                log);
        HostMonitor monitor = monitor(service.host());
        GuestbeatMBeans beans =
            GuestbeatMBeans.over(
                service.host(),
                monitor,
                service.heartbeat(),
                options.jmx(),
                NanoClock.OF_THIS_JVM,
                log::info);
        PauseMeter meter = meter(monitor, service)) {
      service.open();
      PauseMeteredSleep rest =
          new PauseMeteredSleep(options.pauses().tick(), service, endOrder, meter, log);
      SuspendFile suspendFile = SuspendFile.ofThisMachine(log::warn);
      LoggedTask tick =
          new LoggedTask(
              () -> {
                suspendFile.look(service.heartbeat());
                monitor.poll();
                beans.tick();
              },
              log);
      if (!waits || recording.isWanted()) {
        tick.run();
      }
      Optional<MBeanServer> server =
          awaitServer(
              watch,
              onBegun,
              pause -> {
                lookIfDue(tick);
                return stopsWithin(pause, rest, service);
              });
      if (server.isPresent()) {
        monitor.startAskingJvm();
        register(beans, server.get());
        onBegun.run();
        do {
          tick.run();
        } while (!stopsWithin(TICK, rest, service));
      }
    }
  }

  private HostMonitor monitor(Host host) {
    HostMonitor monitor =
        HostMonitor.over(
            host.guestLibrary(), host::description, options.monitor(), NanoClock.OF_THIS_JVM);
    monitor.onChange(this::logChange);
    monitor.onPoll(figures -> recording.tick(figures, monitor.unavailableReason().orElse(null)));
    return monitor;
  }

  private void logChange(MonitorEvent event) {
    if (event.isTrouble()) {
      log.warn(event.toString());
    } else if (event.kind() != MonitorEvent.Kind.SESSION_CHANGED) {
      log.info(event.toString());
    }
  }

  private PauseMeter meter(HostMonitor monitor, HeartbeatService service) {
    monitor.pauses().addListener(new PauseLogger(log, NanoClock.OF_THIS_JVM));
    monitor.pauses().addListener(recording::paused);
    if (service.isDryRun()) {
      monitor.pauses().addListener(service::paused);
    }
    PauseMeter meter =
        PauseMeter.ofThisJvm(options.pauses(), monitor::snapshotNow, monitor.pauses()::add);
    monitor.onPoll(meter::lookedAtHost);
    return meter;
  }

  /** Until there is an MBean server or a flight recording; false if the end comes first. */
  private boolean awaitSomebodyWhoLooks(PlatformMBeanServerWatch watch, Runnable onBegun) {
    return awaitServer(watch, onBegun, pause -> recording.isWanted() || endOrder.awaitFor(pause))
            .isPresent()
        || recording.isWanted();
  }

  /** A flight recording that has begun wants to be known at once. */
  private void lookIfDue(LoggedTask tick) {
    if (recording.isWanted() && !recording.hasBegun()) {
      tick.run();
    } else {
      tick.runIfDue(TICK);
    }
  }

  /** Returns the platform MBean server, or empty if the end comes first. */
  private static Optional<MBeanServer> awaitServer(
      PlatformMBeanServerWatch watch, Runnable onBegun, StoppablePause pause) {
    long began = System.nanoTime();
    Optional<MBeanServer> server = watch.findNow();
    boolean isOver = false;
    while (!server.isPresent() && !isOver) {
      onBegun.run();
      boolean isSoon = System.nanoTime() - began < SOON.toNanos();
      isOver = pause.stopsWithin(isSoon ? LOOK : RARE_LOOK);
      server = isOver ? server : watch.findNow();
    }
    return server;
  }

  /**
   * Pauses for at most this time; stops the heartbeat if the end is requested. Returns whether it
   * is stopped.
   */
  private boolean stopsWithin(Duration pause, PauseMeteredSleep rest, HeartbeatService service) {
    if (!rest.sleepUntilEnd(pause)) {
      return false;
    }
    if (service.stop("Guestbeat is detached")) {
      return true;
    }
    String reason = "the host refuses to disable monitoring, so heartbeats continue";
    log.error("not detached: " + reason);
    endOrder.refuse(reason);
    return false;
  }

  /**
   * If the MBeans cannot be registered, heartbeats continue without them, because stopping them
   * would cause a reset.
   */
  private void register(GuestbeatMBeans beans, MBeanServer server) throws JMException {
    try {
      beans.registerWith(server);
    } catch (JMException | RuntimeException | Error e) {
      if (!beats) {
        throw e;
      }
      log.error("the MBeans cannot be registered; heartbeats are sent without them", e);
    }
  }

  /**
   * Returns the host; where it needs native code that cannot be called now, perhaps it can be
   * later.
   */
  private static Host open(HostSpec spec) {
    return spec.callsNativeCode() ? Hosts.deferred(() -> openNatively(spec)) : Hosts.open(spec);
  }

  private static Host openNatively(HostSpec spec) {
    try {
      NativeAccess.prepare();
      return Hosts.open(spec);
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, e.getMessage(), e);
    }
  }

  /** Pauses, and returns whether Guestbeat is to end. */
  private interface StoppablePause {
    boolean stopsWithin(Duration pause);
  }
}
