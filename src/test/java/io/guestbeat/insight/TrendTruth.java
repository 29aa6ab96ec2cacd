package io.guestbeat.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What moving averages must be: the integral of what was told of the figure since the session
 * began, each moment weighted by how long ago it is, over that of the weights. Computed from the
 * whole past.
 */
final class TrendTruth {
  private final List<Told> past = new ArrayList<>();

  void add(VmFigures figures) {
    if (figures.isSessionChanged()) {
      past.clear();
    }
    figures.rates().ifPresent(rates -> past.add(new Told(figures, rates.elapsedMs())));
  }

  void requireIt(VmFigures figures) {
    for (Figure figure : Figure.values()) {
      figure.trendOf().ifPresent(of -> requireMean(figures, figure, of));
    }
  }

  private void requireMean(VmFigures figures, Figure trend, Figure of) {
    double spanMs = trend.span().toMillis();
    double sum = 0;
    double weights = 0;
    double ageMs = 0;
    double silentMs = Double.POSITIVE_INFINITY;
    for (int at = past.size() - 1; at >= 0; at--) {
      Told told = past.get(at);
      OptionalDouble value = told.figures.value(of);
      if (value.isPresent()) {
        double weight = Math.exp(-ageMs / spanMs) - Math.exp(-(ageMs + told.elapsedMs) / spanMs);
        sum += value.getAsDouble() * weight;
        weights += weight;
        silentMs = Math.min(silentMs, ageMs);
      }
      ageMs += told.elapsedMs;
    }
    assertThat(figures.value(trend).isPresent())
        .describedAs("whether there is a value of %s", trend)
        .isEqualTo(silentMs < spanMs);
    if (silentMs < spanMs) {
      assertThat(figures.value(trend).getAsDouble())
          .describedAs(trend.apiName())
          .isCloseTo(sum / weights, within(1e-6));
    }
  }

  private record Told(VmFigures figures, double elapsedMs) {}
}
