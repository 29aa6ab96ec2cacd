package io.guestbeat.agent.flight;

import jdk.jfr.FlightRecorder;

/** Checks whether somebody has started the Flight Recorder. */
final class RecorderProbe {
  private RecorderProbe() {}

  /**
   * Returns whether somebody has started it; starts nothing. Throws {@link NoClassDefFoundError}
   * where the JVM has none.
   */
  static boolean isStarted() {
    return FlightRecorder.isInitialized();
  }
}
