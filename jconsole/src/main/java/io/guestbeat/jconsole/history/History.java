package io.guestbeat.jconsole.history;

import io.guestbeat.jconsole.reading.Reading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measures of the last quarter of an hour. For one thread. */
public final class History {
  /** For how long anything is remembered. */
  public static final Duration SPAN = Duration.ofMinutes(15);

  private final Deque<Point> points = new ArrayDeque<>();
  private Optional<Date> lastUpdate = Optional.empty();

  /** Takes what a look has found. What was not to be had becomes a gap. */
  public void add(Reading reading) {
    Optional<StatisticsReading> now = reading.statistics().filter(StatisticsReading::isAvailable);
    if (!now.isPresent()) {
      addGap(reading.time());
    } else if (!isAsBefore(now.get())) {
      InsightReading insight = reading.insight().orElse(InsightReading.of(Map.of()));
      add(Point.of(reading.time(), new StatisticsSample(now.get(), insight)));
      lastUpdate = now.get().lastUpdate();
    }
  }

  /** Nothing is known of the time around this. */
  public void addGap(Instant time) {
    add(Point.gap(time));
    lastUpdate = Optional.empty();
  }

  /** Returns the oldest first. */
  public List<Point> points() {
    return new ArrayList<>(points);
  }

  /** The host was not asked again: nothing is new. */
  private boolean isAsBefore(StatisticsReading now) {
    return lastUpdate.isPresent() && lastUpdate.equals(now.lastUpdate());
  }

  private void add(Point point) {
    points.addLast(point);
    Instant oldest = point.time().minus(SPAN);
    while (points.getFirst().time().isBefore(oldest)) {
      points.removeFirst();
    }
  }
}
