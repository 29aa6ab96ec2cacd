package io.guestbeat.insight.pause;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A pause of the JVM, with its causes. Immutable. */
public final class Pause {
  private final Instant begin;
  private final Duration duration;
  private final Map<PauseCause, Duration> shares;
  private final PauseCause cause;

  private Pause(Instant begin, Map<PauseCause, Duration> shares) {
    this.begin = Objects.requireNonNull(begin, "begin");
    this.shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    Duration sum = Duration.ZERO;
    PauseCause largest = PauseCause.UNKNOWN;
    for (Map.Entry<PauseCause, Duration> share : this.shares.entrySet()) {
      sum = sum.plus(share.getValue());
      if (share.getValue().compareTo(this.shares.getOrDefault(largest, Duration.ZERO)) > 0) {
        largest = share.getKey();
      }
    }
    duration = sum;
    cause = largest;
  }

  /**
   * A pause that is the sum of these shares.
   *
   * @throws IllegalArgumentException if one of them is not positive, or there is none
   */
  public static Pause of(Instant begin, Map<PauseCause, Duration> shares) {
    if (shares.isEmpty() || shares.values().stream().anyMatch(Pause::isNothing)) {
      throw new IllegalArgumentException("a pause of " + shares);
    }
    return new Pause(begin, shares);
  }

  /** Returns when it began, to within a tick, by the machine's wall clock. */
  public Instant begin() {
    return begin;
  }

  /** Returns how long it was: more than zero. */
  public Duration duration() {
    return duration;
  }

  /** Returns the main cause of the pause. */
  public PauseCause cause() {
    return cause;
  }

  /**
   * Returns what took how much of it; the sum is the pause. Causes that took nothing are not there.
   */
  public Map<PauseCause, Duration> shares() {
    return shares;
  }

  /** Returns how much of it this took, in percent: 0 to 100. */
  public double percent(PauseCause of) {
    Duration share = shares.getOrDefault(of, Duration.ZERO);
    return 100.0 * share.toNanos() / duration.toNanos();
  }

  /**
   * Returns it in one line, such as {@code paused 2013 ms: stopped or debugged 98 %, unknown 2 %}.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(64);
    line.append("paused ").append(duration.toMillis()).append(" ms: ");
    append(line, cause);
    for (PauseCause other : shares.keySet()) {
      if (other != cause && Math.round(percent(other)) > 0) {
        append(line.append(", "), other);
      }
    }
    return line.toString();
  }

  private void append(StringBuilder line, PauseCause of) {
    line.append(of.words()).append(String.format(Locale.ROOT, " %.0f %%", percent(of)));
  }

  private static boolean isNothing(Duration share) {
    return share.isNegative() || share.isZero();
  }
}
