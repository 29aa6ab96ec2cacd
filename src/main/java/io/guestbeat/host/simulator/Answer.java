package io.guestbeat.host.simulator;

import java.time.Duration;

/** What the host sends back for one request, and what it does then. Immutable. */
final class Answer {
  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final Duration delay;
  private final boolean closes;
  private final boolean silent;

  private Answer(byte[] bytes, Duration delay, boolean closes, boolean silent) {
    this.bytes = bytes;
    this.delay = delay;
    this.closes = closes;
    this.silent = silent;
  }

  static Answer of(byte[] bytes, boolean closes) {
    return new Answer(bytes, Duration.ZERO, closes, false);
  }

  static Answer close() {
    return new Answer(NOTHING, Duration.ZERO, true, false);
  }

  /** The connection stays open and nothing comes. */
  static Answer silence() {
    return new Answer(NOTHING, Duration.ZERO, true, true);
  }

  Answer after(Duration span) {
    return new Answer(bytes, span, closes, silent);
  }

  byte[] bytes() {
    return bytes;
  }

  Duration delay() {
    return delay;
  }

  /** Whether the connection ends with it. */
  boolean closes() {
    return closes;
  }

  boolean isSilent() {
    return silent;
  }
}
