package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.TopView;
import io.guestbeat.guest.Statistic;
import java.util.OptionalLong;

/** Shows where the guest's memory is, compared with what the VM may have. */
final class MemoryPane extends Pane {
  MemoryPane(TopView moment, Glyphs glyphs, int columns) {
    super(moment, glyphs, columns);
  }

  @Override
  void addTo(Page page) {
    page.add(Page.Weight.ESSENCE, figures());
    Bar bar = new Bar(width(), scaleMb());
    double activeMb = Math.min(mb(Statistic.MEM_ACTIVE_MB), mb(Statistic.MEM_MAPPED_MB));
    bar.add(activeMb, Tone.ACTIVE, glyphs.solid);
    bar.add(mb(Statistic.MEM_MAPPED_MB) - activeMb, Tone.MAPPED, glyphs.dense);
    bar.add(mb(Statistic.MEM_SWAPPED_MB), Tone.SWAPPED, glyphs.medium);
    bar.add(mb(Statistic.MEM_BALLOONED_MB), Tone.BALLOONED, glyphs.light);
    mark(bar, Statistic.MEM_RESERVATION_MB, "reservation");
    mark(bar, Statistic.MEM_LIMIT_MB, "limit");
    page.add(Page.Weight.FIGURES, indented().and(bar.line(glyphs.nothing)));
    if (bar.marks().length() > 0) {
      page.add(Page.Weight.DETAIL, indented().and(bar.marks()));
    }
    page.add(Page.Weight.FIGURES, allocation());
    String full = "of " + Math.round(scaleMb()) + " MB";
    page.add(Page.Weight.HISTORY, history("active", moment.active(), scaleMb(), Tone.ACTIVE, full));
    page.add(
        Page.Weight.HISTORY,
        history("reclaimed", moment.reclaimed(), scaleMb(), Tone.BALLOONED, full));
  }

  private Line figures() {
    return label("Memory")
        .and(Tone.ACTIVE, glyphs.solid + " ")
        .and("active " + value(Statistic.MEM_ACTIVE_MB) + "   of ")
        .and(Tone.MAPPED, glyphs.dense + " ")
        .and("mapped " + value(Statistic.MEM_MAPPED_MB) + "   ")
        .and(Tone.SWAPPED, glyphs.medium + " ")
        .and("swapped " + value(Statistic.MEM_SWAPPED_MB) + "   ")
        .and(Tone.BALLOONED, glyphs.light + " ")
        .and("ballooned " + value(Statistic.MEM_BALLOONED_MB) + " MB");
  }

  private Line allocation() {
    Line line =
        indented()
            .and("limit " + Words.amount(moment.snapshot(), Statistic.MEM_LIMIT_MB))
            .and("   reservation " + Words.amount(moment.snapshot(), Statistic.MEM_RESERVATION_MB));
    if (mb(Statistic.MEM_SWAPPED_MB) > 0) {
      return line.and(Tone.ALARM, "   the host swaps");
    }
    return mb(Statistic.MEM_BALLOONED_MB) > 0
        ? line.and(Tone.WARNING, "   the host is short of memory")
        : line;
  }

  private void mark(Bar bar, Statistic bound, String name) {
    OptionalLong place = Words.bounded(moment.snapshot(), bound);
    if (place.isPresent() && place.getAsLong() > 0) {
      bar.mark((double) place.getAsLong(), glyphs.mark, name);
    }
  }

  /**
   * All that is drawn, and all bounds; how much the guest believes to have the host does not say.
   */
  private double scaleMb() {
    double stacked =
        Math.max(mb(Statistic.MEM_MAPPED_MB), mb(Statistic.MEM_ACTIVE_MB))
            + mb(Statistic.MEM_SWAPPED_MB)
            + mb(Statistic.MEM_BALLOONED_MB);
    double bounds =
        Math.max(
            (double) Words.bounded(moment.snapshot(), Statistic.MEM_LIMIT_MB).orElse(0),
            mb(Statistic.MEM_RESERVATION_MB));
    return Math.max(stacked, bounds);
  }

  private double mb(Statistic statistic) {
    return (double) Words.number(moment.snapshot(), statistic).orElse(0);
  }

  private String value(Statistic statistic) {
    return Words.value(moment.snapshot(), statistic);
  }
}
