package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.history.Measure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.function.Supplier;

/** The style in which a measure is drawn: no two in a chart have the same pattern. */
enum ChartLineStyle {
  CPU_USED(Measure.CPU_USED, "Used", Palette.BLUE::color, 2.5f),
  CPU_STOLEN(Measure.CPU_STOLEN, "Stolen", Palette.VERMILLION::color, 2.5f, 6, 4),
  CPU_LIMIT(Measure.CPU_LIMIT, "Limit", Palette::foreground, 1.5f, 14, 5),
  CPU_RESERVATION(Measure.CPU_RESERVATION, "Reservation", Palette.GRAY::color, 1.5f, 2, 4),
  MEM_MAPPED(Measure.MEM_MAPPED, "Mapped", Palette.BLUE::color, 2.5f),
  MEM_ACTIVE(Measure.MEM_ACTIVE, "Active", Palette.GREEN::color, 2.5f, 9, 4, 2, 4),
  MEM_BALLOONED(Measure.MEM_BALLOONED, "Ballooned", Palette.VERMILLION::color, 2.5f, 6, 4),
  MEM_SWAPPED(Measure.MEM_SWAPPED, "Swapped", Palette.PURPLE::color, 3f, 3, 3),
  MEM_LIMIT(Measure.MEM_LIMIT, "Limit", Palette::foreground, 1.5f, 14, 5),
  MEM_RESERVATION(Measure.MEM_RESERVATION, "Reservation", Palette.GRAY::color, 1.5f, 2, 4);

  private final Measure measure;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // It holds nothing.
  private final Supplier<Color> color;

  @SuppressWarnings("ImmutableEnumChecker") // A stroke is never changed.
  private final BasicStroke stroke;

  ChartLineStyle(
      Measure measure, String label, Supplier<Color> color, float width, float... pattern) {
    this.measure = measure;
    this.label = label;
    this.color = color;
    this.stroke =
        pattern.length == 0
            ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  Measure measure() {
    return measure;
  }

  String label() {
    return label;
  }

  Color color() {
    return color.get();
  }

  BasicStroke stroke() {
    return stroke;
  }
}
