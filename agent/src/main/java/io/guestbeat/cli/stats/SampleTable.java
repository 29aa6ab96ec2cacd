package io.guestbeat.cli.stats;

import static java.util.stream.Collectors.joining;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.text.OneLine;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Samples for people: a table each, with units, rates, and why a value is missing. */
public final class SampleTable implements Function<Sample, String> {
  private static final String ROW = "%-25s %10s %-6s  %s";

  private boolean hasTable;

  /** Returns the lines of the next sample, each with its end. */
  @Override
  public String apply(Sample sample) {
    StringBuilder lines = new StringBuilder(hasTable ? System.lineSeparator() : "");
    hasTable = true;
    append(lines, heading(sample));
    for (Statistic statistic : Statistic.values()) {
      append(lines, row(sample, statistic));
    }
    for (Figure figure : Figure.values()) {
      if (!figure.trendOf().isPresent() && sample.value(figure).isPresent()) {
        append(lines, row(sample, figure));
      }
    }
    append(lines, pool(sample.snapshot()));
    return lines.toString();
  }

  private static String heading(Sample sample) {
    return sample.time().truncatedTo(ChronoUnit.SECONDS)
        + "  session "
        + sample.snapshot().session()
        + (sample.isSessionChanged() ? "  SESSION CHANGED: the counters restarted" : "");
  }

  private static String row(Sample sample, Statistic statistic) {
    Snapshot snapshot = sample.snapshot();
    String name = statistic.apiName();
    if (!snapshot.value(statistic).isPresent()) {
      return String.format(ROW, name, "-", "", snapshot.error(statistic).text());
    }
    if (snapshot.isUnlimited(statistic)) {
      return String.format(ROW, name, "unlimited", "", "");
    }
    String value = Long.toUnsignedString(snapshot.value(statistic).getAsLong());
    return String.format(ROW, name, value, statistic.unit(), rate(sample, statistic));
  }

  private static String rate(Sample sample, Statistic statistic) {
    OptionalDouble rate = sample.perSecond(statistic);
    return rate.isPresent() ? decimal(rate) + " " + statistic.unit() + "/s" : "";
  }

  private static String row(Sample sample, Figure figure) {
    String value = decimal(sample.value(figure));
    return String.format(ROW, figure, value, figure.unit(), trends(sample, figure));
  }

  /** As in a load average: over the last minute, and longer. */
  private static String trends(Sample sample, Figure figure) {
    return Arrays.stream(Figure.values())
        .filter(each -> each.trendOf().equals(Optional.of(figure)))
        .filter(each -> sample.value(each).isPresent())
        .map(each -> each.span().toMinutes() + "m " + tenths(sample.value(each)))
        .collect(joining("  "));
  }

  /** The path is the host's text: nothing in it may drive the terminal. */
  private static String pool(Snapshot snapshot) {
    GuestError error = snapshot.resourcePoolPathError();
    String name = "ResourcePoolPath";
    return snapshot
        .resourcePoolPath()
        .map(path -> String.format("%-25s  %s", name, OneLine.of(path)))
        .orElseGet(() -> String.format(ROW, name, "-", "", error.text()));
  }

  private static String decimal(OptionalDouble number) {
    return String.format(Locale.ROOT, "%.3f", number.getAsDouble());
  }

  private static String tenths(OptionalDouble number) {
    return String.format(Locale.ROOT, "%.1f", number.getAsDouble());
  }

  private static void append(StringBuilder lines, String line) {
    lines.append(line.replaceAll(" +$", "")).append(System.lineSeparator());
  }
}
