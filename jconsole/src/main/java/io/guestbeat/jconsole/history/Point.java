package io.guestbeat.jconsole.history;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** All measures of one time; those that were not to be had are absent. Immutable. */
public final class Point {
  private final Instant time;
  private final Map<Measure, Double> values = new EnumMap<>(Measure.class);

  private Point(Instant time) {
    this.time = time;
  }

  /** One at which nothing was to be had. */
  static Point gap(Instant time) {
    return new Point(time);
  }

  static Point of(Instant time, StatisticsSample look) {
    Point point = new Point(time);
    for (Measure measure : Measure.values()) {
      measure.at(look).ifPresent(value -> point.values.put(measure, value));
    }
    return point;
  }

  public Instant time() {
    return time;
  }

  public OptionalDouble value(Measure measure) {
    Double value = values.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
