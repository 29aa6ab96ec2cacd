package io.guestbeat.agent.runtime;

import io.guestbeat.agent.options.AgentOptions;
import io.guestbeat.agent.options.BadOptionsException;
import io.guestbeat.agent.options.LogLevel;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Guestbeat in this JVM, from its options to its end. The bootstrap runs it on Guestbeat's own
 * thread, which it keeps; {@link #close()} ends it from any other.
 */
public final class AgentRuntime implements Runnable, AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final String argument;
  private final boolean isAttached;
  private final Instrumentation instrumentation;
  private final Runnable onBegun;
  private final StopRequest endOrder = new StopRequest();

  /**
   * Called by reflection.
   *
   * @param argument the agent's own
   * @param isAttached whether somebody has chosen this JVM; else it may be a helper, which is left
   *     alone
   * @param instrumentation what weaves the methods that a gate watches
   * @param onBegun told when Guestbeat serves
   */
  public AgentRuntime(
      String argument, boolean isAttached, Instrumentation instrumentation, Runnable onBegun) {
    this.argument = argument;
    this.isAttached = isAttached;
    this.instrumentation = instrumentation;
    this.onBegun = onBegun;
  }

  /** Runs Guestbeat, until it is closed or, as a rule, for as long as the JVM lives. */
  @Override
  public void run() {
    Optional<String> helper =
        isAttached ? Optional.empty() : JvmRole.reasonToStayAway(systemProperties());
    try {
      AgentOptions options = AgentOptions.read(argument, systemProperties(), System.getenv());
      if (!helper.isPresent() || options.startsInHelpers()) {
        serve(options);
      } else if (options.logLevel() == LogLevel.DEBUG) {
        try (AgentLog log = AgentLog.toStandardError(LogLevel.DEBUG)) {
          log.debug("not started: " + helper.get());
        }
      }
    } catch (BadOptionsException e) {
      if (!helper.isPresent()) {
        refuse(e);
      }
    }
  }

  private static void refuse(BadOptionsException e) {
    try (AgentLog log = AgentLog.toStandardError(LogLevel.ERROR)) {
      e.problems().forEach(log::error);
      log.error("not started: the application runs without Guestbeat");
    }
  }

  /**
   * Ends Guestbeat: disables monitoring, unregisters the MBeans, ends the threads.
   *
   * @throws IllegalStateException if that would have the virtual machine reset; all goes on then.
   *     Or if it takes too long, as an application's own listener hangs
   */
  @Override
  public void close() {
    try {
      endOrder.give(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Guestbeat to end", e);
    }
  }

  private void serve(AgentOptions options) {
    try (AgentLog log = AgentLog.open(options.logLevel(), options.logFile())) {
      if (options.warning().isPresent()) {
        log.warn(options.warning().get());
      }
      new AgentService(options, instrumentation, log, endOrder).run(onBegun);
    } finally {
      endOrder.obey();
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
