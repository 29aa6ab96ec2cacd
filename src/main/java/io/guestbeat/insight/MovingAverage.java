package io.guestbeat.insight;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The mean of a figure in which what is older counts for less, as in a load average: what was a
 * span ago counts 1/e. It is the true mean of what is known, so it needs no time to settle.
 * Immutable.
 */
final class MovingAverage {
  private final double spanMs;
  private final double mean;

  /** How much of a full history the mean stands on, 0 to 1; 0 for none. */
  private final double weight;

  private final double silentMs;

  private MovingAverage(double spanMs, double mean, double weight, double silentMs) {
    this.spanMs = spanMs;
    this.mean = mean;
    this.weight = weight;
    this.silentMs = silentMs;
  }

  static MovingAverage over(Duration span) {
    return new MovingAverage((double) span.toMillis(), 0, 0, 0);
  }

  /** With what the figure was for so long, until now; empty where that is not known. */
  MovingAverage and(OptionalDouble value, double elapsedMs) {
    double kept = Math.exp(-elapsedMs / spanMs);
    if (!value.isPresent()) {
      return new MovingAverage(spanMs, mean, weight * kept, silentMs + elapsedMs);
    }
    double whole = weight * kept + (1 - kept);
    double step = (value.getAsDouble() - mean) * ((1 - kept) / whole);
    return new MovingAverage(spanMs, mean + step, whole, 0);
  }

  /** Returns the mean; empty where nothing of the last span is known. */
  OptionalDouble value() {
    return weight > 0 && silentMs < spanMs ? OptionalDouble.of(mean) : OptionalDouble.empty();
  }
}
