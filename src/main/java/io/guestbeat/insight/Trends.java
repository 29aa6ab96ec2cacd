package io.guestbeat.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The moving averages of all figures that have some, in one session. Immutable. */
final class Trends {
  private static final List<Figure> TRENDS = trends();

  static final Trends NONE = begun();

  /** By the figures' ordinals; null for one that is no trend. */
  private final MovingAverage[] averages;

  private Trends(MovingAverage[] averages) {
    this.averages = averages;
  }

  private static List<Figure> trends() {
    List<Figure> trends = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      if (figure.trendOf().isPresent()) {
        trends.add(figure);
      }
    }
    return trends;
  }

  private static Trends begun() {
    MovingAverage[] averages = new MovingAverage[Figure.values().length];
    for (Figure trend : TRENDS) {
      averages[trend.ordinal()] = MovingAverage.over(trend.span());
    }
    return new Trends(averages);
  }

  /** With what figures were for so long, until now. */
  Trends and(VmFigures figures, double elapsedMs) {
    MovingAverage[] longer = averages.clone();
    Figure figure = null;
    OptionalDouble value = OptionalDouble.empty();
    for (Figure trend : TRENDS) {
      if (trend.trendOf().get() != figure) {
        // Those of one figure stand together: it is computed once for all of them.
        figure = trend.trendOf().get();
        value = figures.value(figure);
      }
      longer[trend.ordinal()] = longer[trend.ordinal()].and(value, elapsedMs);
    }
    return new Trends(longer);
  }

  OptionalDouble value(Figure trend) {
    return averages[trend.ordinal()].value();
  }
}
