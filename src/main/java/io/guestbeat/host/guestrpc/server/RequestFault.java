package io.guestbeat.host.guestrpc.server;

import java.time.Duration;

/** The fault of one request, decided when it arrives. Immutable. */
final class RequestFault {
  final Faults.Trouble trouble;
  final Duration delay;

  /** The time between two {@link Faults#clear()}; once it is over, no wait goes on. */
  final int epoch;

  RequestFault(Faults.Trouble trouble, Duration delay, int epoch) {
    this.trouble = trouble;
    this.delay = delay;
    this.epoch = epoch;
  }

  /** Returns whether the host decides on the request, whatever becomes of its answer. */
  boolean isCarriedOut() {
    switch (trouble) {
      case CLOSE_BEFORE_READING:
      case CLOSE_AFTER_READING:
      case GARBAGE:
      case HANG:
        return false;
      default:
        return true;
    }
  }
}
