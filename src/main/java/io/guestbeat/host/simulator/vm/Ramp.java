package io.guestbeat.host.simulator.vm;

import java.time.Duration;

/** A value that moves to its target at a fixed rate. Immutable. */
final class Ramp {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double start;
  private final Duration startedAt;
  private final double target;
  private final double perSecond;

  private Ramp(double start, Duration startedAt, double target, double perSecond) {
    this.start = start;
    this.startedAt = startedAt;
    this.target = target;
    this.perSecond = perSecond;
  }

  /** A value that rests, and will move by {@code perSecond} once it has a target. */
  static Ramp restingAt(double value, double perSecond) {
    return new Ramp(value, Duration.ZERO, value, perSecond);
  }

  Ramp toward(double newTarget, Duration now) {
    return newTarget == target ? this : new Ramp(valueAt(now), now, newTarget, perSecond);
  }

  double valueAt(Duration now) {
    double seconds = Math.max(0, now.minus(startedAt).toNanos() / NANOS_PER_SECOND);
    double way = target - start;
    double done = Math.min(Math.abs(way), seconds * perSecond);
    return start + Math.signum(way) * done;
  }
}
