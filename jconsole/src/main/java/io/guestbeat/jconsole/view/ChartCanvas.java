package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.history.Point;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.OptionalDouble;
import javax.swing.JComponent;
import org.knowm.xchart.XYChart;

/** Where a chart and its lines are painted, at whatever size and scale. */
final class ChartCanvas extends JComponent {
  private static final long serialVersionUID = 1;

  private final transient List<ChartLineStyle> looks;
  private transient XYChart chart;
  private transient List<Point> points = List.of();

  ChartCanvas(List<ChartLineStyle> looks, int em) {
    this.looks = looks;
    setPreferredSize(new Dimension(30 * em, 12 * em));
    setMinimumSize(new Dimension(16 * em, 7 * em));
  }

  /** Shows the lines of these points on this chart, which was made of them. */
  void show(XYChart newChart, List<Point> newPoints) {
    chart = newChart;
    points = newPoints;
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setColor(Palette.background());
    pen.fillRect(0, 0, getWidth(), getHeight());
    if (chart != null && !chart.getSeriesMap().isEmpty()) {
      chart.paint(pen, getWidth(), getHeight());
      paintLines(pen);
    } else {
      pen.setColor(Palette.foreground());
      pen.drawString("No data yet", getFontMetrics(getFont()).getHeight(), getHeight() / 2);
    }
    pen.dispose();
  }

  private void paintLines(Graphics2D pen) {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (ChartLineStyle look : looks) {
      pen.setColor(look.color());
      pen.setStroke(look.stroke());
      pen.draw(line(look));
    }
  }

  /** In one piece from gap to gap, so that its pattern goes on. */
  private Path2D line(ChartLineStyle look) {
    Path2D line = new Path2D.Double();
    boolean isAfterGap = true;
    for (Point point : points) {
      OptionalDouble value = point.value(look.measure());
      if (value.isPresent()) {
        double x = chart.getScreenXFromChart((double) point.time().toEpochMilli());
        double y = chart.getScreenYFromChart(value.getAsDouble());
        if (isAfterGap) {
          line.moveTo(x, y);
        }
        line.lineTo(x, y);
      }
      isAfterGap = !value.isPresent();
    }
    return line;
  }
}
