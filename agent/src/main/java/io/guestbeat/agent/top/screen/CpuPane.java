package io.guestbeat.agent.top.screen;

import io.guestbeat.agent.top.CpuFigures;
import io.guestbeat.agent.top.CpuFigures.Steal;
import io.guestbeat.agent.top.Moment;
import io.guestbeat.guest.Statistic;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** CPU time used and stolen, against what the VM may have. */
final class CpuPane extends Pane {
  /** Stolen time is small where all is well: its history has a finer scale. */
  private static final double STOLEN_SCALE = 0.2;

  private final CpuFigures cpu;

  CpuPane(Moment moment, Glyphs glyphs, int columns) {
    super(moment, glyphs, columns);
    this.cpu = moment.cpu();
  }

  @Override
  void addTo(Page page) {
    page.add(Page.Weight.ESSENCE, figures());
    Bar bar = new Bar(width(), 1);
    bar.add(cpu.used().orElse(0), Tone.USED, glyphs.solid);
    bar.add(cpu.stolen().orElse(0), Tone.STOLEN, glyphs.medium);
    mark(bar, Statistic.CPU_RESERVATION_MHZ, "reservation");
    mark(bar, Statistic.CPU_LIMIT_MHZ, "limit");
    page.add(Page.Weight.FIGURES, indented().and(bar.line(glyphs.nothing)));
    if (bar.marks().length() > 0) {
      page.add(Page.Weight.DETAIL, indented().and(bar.marks()));
    }
    page.add(Page.Weight.FIGURES, allocation());
    page.add(Page.Weight.HISTORY, history("used", moment.used(), 1, Tone.USED, "of 100 %"));
    page.add(
        Page.Weight.HISTORY,
        history("stolen", moment.stolen(), STOLEN_SCALE, Tone.STOLEN, "of 20 %"));
  }

  private Line figures() {
    Line line =
        label("CPU")
            .and(Tone.USED, glyphs.solid + " ")
            .and("used " + Words.percent(cpu.used()) + "   ")
            .and(Tone.STOLEN, glyphs.medium + " ")
            .and("stolen " + Words.percent(cpu.stolen()));
    if (cpu.steal().isPresent()) {
      Steal steal = cpu.steal().get();
      line = line.and(toneOf(steal), " " + steal.name().toLowerCase(Locale.ROOT));
    }
    String of = cpu.vcpus().isPresent() ? cpu.vcpus().getAsInt() + " vCPUs" : "one CPU";
    return line.and(Tone.FAINT, "   of " + of);
  }

  private static Tone toneOf(Steal steal) {
    switch (steal) {
      case FINE:
        return Tone.GOOD;
      case HIGH:
        return Tone.WARNING;
      default:
        return Tone.ALARM;
    }
  }

  private Line allocation() {
    OptionalDouble capacity = capacityMhz();
    return indented()
        .and("ran at " + Words.rounded(cpu.effectiveMhz()) + " MHz of ")
        .and(Words.rounded(capacity))
        .and("   limit " + Words.amount(moment.snapshot(), Statistic.CPU_LIMIT_MHZ))
        .and("   reservation " + Words.amount(moment.snapshot(), Statistic.CPU_RESERVATION_MHZ));
  }

  private void mark(Bar bar, Statistic bound, String name) {
    OptionalLong mhz = Words.bounded(moment.snapshot(), bound);
    OptionalDouble capacity = capacityMhz();
    if (mhz.isPresent() && mhz.getAsLong() > 0 && capacity.orElse(0) > 0) {
      bar.mark(mhz.getAsLong() / capacity.getAsDouble(), glyphs.mark, name);
    }
  }

  /** What all virtual CPUs could give. */
  private OptionalDouble capacityMhz() {
    OptionalLong mhz = Words.number(moment.snapshot(), Statistic.HOST_PROCESSOR_SPEED);
    return mhz.isPresent() && cpu.vcpus().isPresent()
        ? OptionalDouble.of((double) mhz.getAsLong() * cpu.vcpus().getAsInt())
        : OptionalDouble.empty();
  }
}
