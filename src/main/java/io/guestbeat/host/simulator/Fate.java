package io.guestbeat.host.simulator;

import java.time.Duration;

/** What befalls one request, decided at one moment. Immutable. */
final class Fate {
  final Faults.Trouble trouble;
  final Duration delay;

  /** The time between two {@link Faults#clear()}; once it is over, no wait goes on. */
  final int epoch;

  Fate(Faults.Trouble trouble, Duration delay, int epoch) {
    this.trouble = trouble;
    this.delay = delay;
    this.epoch = epoch;
  }
}
