package io.guestbeat.host.guestrpc.server;

import java.time.Duration;

/** The answer of the host to one request, and what the host does afterwards. Immutable. */
final class HostResponse {
  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final Duration delay;
  private final boolean closes;
  private final boolean silent;
  private final int epoch;

  private HostResponse(byte[] bytes, Duration delay, boolean closes, boolean silent, int epoch) {
    this.bytes = bytes;
    this.delay = delay;
    this.closes = closes;
    this.silent = silent;
    this.epoch = epoch;
  }

  static HostResponse of(byte[] bytes, boolean closes) {
    return new HostResponse(bytes, Duration.ZERO, closes, false, 0);
  }

  static HostResponse close() {
    return new HostResponse(NOTHING, Duration.ZERO, true, false, 0);
  }

  /** The connection stays open and nothing comes. */
  static HostResponse silence(int epoch) {
    return new HostResponse(NOTHING, Duration.ZERO, true, true, epoch);
  }

  /** Returns this response, delayed by this fault. */
  HostResponse delayedBy(RequestFault fate) {
    return new HostResponse(bytes, fate.delay, closes, silent, fate.epoch);
  }

  byte[] bytes() {
    return bytes;
  }

  Duration delay() {
    return delay;
  }

  /** Returns whether the connection ends with it. */
  boolean closes() {
    return closes;
  }

  boolean isSilent() {
    return silent;
  }

  /** Returns the epoch of the {@link Faults} that it was decided in. */
  int epoch() {
    return epoch;
  }
}
