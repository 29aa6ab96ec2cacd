package io.guestbeat.agent.flight;

import jdk.jfr.FlightRecorder;

/** The one question that is asked of a recorder that nobody may have started. */
final class RecorderProbe {
  private RecorderProbe() {}

  /**
   * Whether somebody has started it; starts nothing. Throws {@link NoClassDefFoundError} where the
   * JVM has none.
   */
  static boolean isStarted() {
    return FlightRecorder.isInitialized();
  }
}
