package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.TopView;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.alarm.AlarmLevel;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** CPU time used and stolen, against what the VM may have. */
final class CpuPane extends Pane {
  private static final double WHOLE = 100;

  /** Stolen time is small where all is well: its history has a finer scale. */
  private static final double STOLEN_SCALE = 20;

  CpuPane(TopView moment, Glyphs glyphs, int columns) {
    super(moment, glyphs, columns);
  }

  @Override
  void addTo(Page page) {
    page.add(Page.Weight.ESSENCE, figures());
    Bar bar = new Bar(width(), WHOLE);
    bar.add(moment.usedPercent().orElse(0), Tone.USED, glyphs.solid);
    bar.add(moment.stolenPercent().orElse(0), Tone.STOLEN, glyphs.medium);
    mark(bar, Statistic.CPU_RESERVATION_MHZ, "reservation");
    mark(bar, Statistic.CPU_LIMIT_MHZ, "limit");
    page.add(Page.Weight.FIGURES, indented().and(bar.line(glyphs.nothing)));
    if (bar.marks().length() > 0) {
      page.add(Page.Weight.DETAIL, indented().and(bar.marks()));
    }
    page.add(Page.Weight.FIGURES, allocation());
    page.add(Page.Weight.HISTORY, history("used", moment.used(), WHOLE, Tone.USED, "of 100 %"));
    page.add(
        Page.Weight.HISTORY,
        history("stolen", moment.stolen(), STOLEN_SCALE, Tone.STOLEN, "of 20 %"));
  }

  private Line figures() {
    Line line =
        label("CPU")
            .and(Tone.USED, glyphs.solid + " ")
            .and("used " + Words.percent(moment.usedPercent()) + "   ")
            .and(Tone.STOLEN, glyphs.medium + " ")
            .and("stolen " + Words.percent(moment.stolenPercent()));
    if (moment.levelOfSteal().isPresent()) {
      line = line.and(" ").and(judgement(moment.levelOfSteal().get()));
    }
    OptionalInt vcpus = moment.reading().vcpus();
    String of = vcpus.isPresent() ? vcpus.getAsInt() + " vCPUs" : "one CPU";
    return line.and(Tone.FAINT, "   of " + of);
  }

  private static Line judgement(AlarmLevel level) {
    switch (level) {
      case OK:
        return Line.EMPTY.and(Tone.GOOD, "fine");
      case WARNING:
        return Line.EMPTY.and(Tone.WARNING, "high");
      default:
        return Line.EMPTY.and(Tone.ALARM, "serious");
    }
  }

  private Line allocation() {
    OptionalDouble capacity = capacityMhz();
    return indented()
        .and("ran at " + Words.rounded(moment.value(Figure.EFFECTIVE_CPU_MHZ)) + " MHz of ")
        .and(Words.rounded(capacity))
        .and("   limit " + Words.amount(moment.snapshot(), Statistic.CPU_LIMIT_MHZ))
        .and("   reservation " + Words.amount(moment.snapshot(), Statistic.CPU_RESERVATION_MHZ));
  }

  private void mark(Bar bar, Statistic bound, String name) {
    OptionalLong mhz = Words.bounded(moment.snapshot(), bound);
    OptionalDouble capacity = capacityMhz();
    if (mhz.isPresent() && mhz.getAsLong() > 0 && capacity.orElse(0) > 0) {
      bar.mark(WHOLE * mhz.getAsLong() / capacity.getAsDouble(), glyphs.mark, name);
    }
  }

  /** Returns what all virtual CPUs could give. */
  private OptionalDouble capacityMhz() {
    OptionalLong mhz = Words.number(moment.snapshot(), Statistic.HOST_PROCESSOR_SPEED);
    OptionalInt vcpus = moment.reading().vcpus();
    return mhz.isPresent() && vcpus.isPresent()
        ? OptionalDouble.of((double) mhz.getAsLong() * vcpus.getAsInt())
        : OptionalDouble.empty();
  }
}
