package io.guestbeat.insight;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Kind;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The rates of counters between two snapshots of one session, by the host's own clock. */
public final class SessionRates {
  private static final double MS_PER_SECOND = 1000;

  private final Snapshot earlier;
  private final Snapshot later;
  private final double elapsedMs;

  private SessionRates(Snapshot earlier, Snapshot later, double elapsedMs) {
    this.earlier = earlier;
    this.later = later;
    this.elapsedMs = elapsedMs;
  }

  /**
   * The rates between these two; empty where they are not of one session, or the host's clock has
   * not gone forward or is not given.
   */
  public static Optional<SessionRates> between(Snapshot earlier, Snapshot later) {
    if (!earlier.session().equals(later.session())) {
      return Optional.empty();
    }
    OptionalLong elapsedMs = difference(Statistic.ELAPSED_MS, earlier, later);
    return elapsedMs.isPresent() && elapsedMs.getAsLong() > 0
        ? Optional.of(new SessionRates(earlier, later, elapsedMs.getAsLong()))
        : Optional.empty();
  }

  /**
   * Returns whether it is a counter that has a rate: all but the clock that the rates are measured
   * by.
   */
  public static boolean areOf(Statistic statistic) {
    return statistic.kind() == Kind.COUNTER && statistic != Statistic.ELAPSED_MS;
  }

  /** Returns the counter's unit per second; empty where it was not given twice, or went back. */
  public OptionalDouble perSecond(Statistic counter) {
    OptionalLong growth = growth(counter);
    return growth.isPresent()
        ? OptionalDouble.of(growth.getAsLong() * MS_PER_SECOND / elapsedMs)
        : OptionalDouble.empty();
  }

  /**
   * By how much the counter grew, in its unit; empty where it was not given twice, or went back.
   */
  OptionalLong growth(Statistic counter) {
    return difference(counter, earlier, later);
  }

  /** Returns how long it was by the host's clock; more than 0. */
  double elapsedMs() {
    return elapsedMs;
  }

  Snapshot earlier() {
    return earlier;
  }

  Snapshot later() {
    return later;
  }

  private static OptionalLong difference(Statistic counter, Snapshot earlier, Snapshot later) {
    if (earlier.error(counter) != GuestError.SUCCESS
        || later.error(counter) != GuestError.SUCCESS) {
      return OptionalLong.empty();
    }
    long from = earlier.require(counter);
    long to = later.require(counter);
    // As unsigned numbers: one that has passed 2^63 has not gone back.
    return Long.compareUnsigned(to, from) >= 0 ? atMostLong(to - from) : OptionalLong.empty();
  }

  /** No counter moves by 2^63 between two looks: that is a fault, and has no rate. */
  private static OptionalLong atMostLong(long difference) {
    return difference >= 0 ? OptionalLong.of(difference) : OptionalLong.empty();
  }
}
