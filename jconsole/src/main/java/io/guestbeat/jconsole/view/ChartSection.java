package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.history.Measure;
import io.guestbeat.jconsole.history.Point;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A chart with its heading, and a legend that says in numbers how it is now. */
final class ChartSection extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int LEGEND_COLUMNS = 2;

  private final List<ChartLineStyle> looks;
  private final double least;
  private final Measure rightAxis;
  private final ChartCanvas canvas;
  private final JLabel heading = new Caption();
  private final Map<ChartLineStyle, JLabel> legend = new EnumMap<>(ChartLineStyle.class);
  private final JLabel speed = new Caption();

  private ChartSection(List<ChartLineStyle> looks, double least, Measure rightAxis, int em) {
    super(new BorderLayout(0, em / 3));
    this.looks = looks;
    this.least = least;
    this.rightAxis = rightAxis;
    canvas = new ChartCanvas(looks, em);
    setBorder(BorderFactory.createEmptyBorder(em / 2, em / 2, em / 2, em / 2));
    heading.setFont(Fonts.heading());
    JPanel labels = new JPanel(new GridLayout(0, LEGEND_COLUMNS, em, em / 4));
    for (ChartLineStyle look : looks) {
      JLabel label = new Caption();
      label.setName("guestbeat." + look.name());
      label.setFont(Fonts.text());
      label.setIcon(new LineSample(look, em));
      legend.put(look, label);
      labels.add(label);
    }
    JPanel legendPane = new JPanel(new BorderLayout(0, em / 4));
    legendPane.add(labels, BorderLayout.CENTER);
    if (rightAxis != null) {
      // It is too long for a column.
      speed.setFont(Fonts.text());
      speed.setName("guestbeat.CPU_EFFECTIVE");
      legendPane.add(speed, BorderLayout.SOUTH);
    }
    add(heading, BorderLayout.NORTH);
    add(canvas, BorderLayout.CENTER);
    add(legendPane, BorderLayout.SOUTH);
  }

  static ChartSection ofCpu(int em) {
    return new ChartSection(
        List.of(
            ChartLineStyle.CPU_USED,
            ChartLineStyle.CPU_STOLEN,
            ChartLineStyle.CPU_LIMIT,
            ChartLineStyle.CPU_RESERVATION),
        100,
        Measure.CPU_WHOLE_MHZ,
        em);
  }

  static ChartSection ofMemory(int em) {
    return new ChartSection(
        List.of(
            ChartLineStyle.MEM_MAPPED,
            ChartLineStyle.MEM_ACTIVE,
            ChartLineStyle.MEM_BALLOONED,
            ChartLineStyle.MEM_SWAPPED,
            ChartLineStyle.MEM_LIMIT,
            ChartLineStyle.MEM_RESERVATION),
        1,
        null,
        em);
  }

  void show(
      String newHeading, List<Point> points, StatisticsReading statistics, InsightReading insight) {
    heading.setText(newHeading);
    Point last = points.get(points.size() - 1);
    LegendWords words = new LegendWords(statistics, insight, last);
    legend.forEach((look, label) -> label.setText(look.label() + ": " + words.of(look)));
    speed.setText("Effective speed: " + words.effectiveSpeed());
    canvas.show(ChartDrawing.of(points, looks, least, rightAxis, Fonts.text()), points);
  }
}
