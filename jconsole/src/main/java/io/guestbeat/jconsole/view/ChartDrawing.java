package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.history.Measure;
import io.guestbeat.jconsole.history.Point;
import java.awt.BasicStroke;
import java.awt.Font;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TimeZone;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Makes a chart that the lines fit into: its axes and grid. The lines are {@link ChartCanvas}'s, as
 * the chart begins a pattern anew at each point, and so makes all lines look alike.
 */
final class ChartDrawing {
  /** A shorter past is drawn as if it were so long: what has just begun shall not look busy. */
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  private static final int RIGHT = 1;

  private final List<Point> points;
  private final XYChart chart = new XYChartBuilder().build();

  private ChartDrawing(List<Point> points) {
    this.points = points;
  }

  /**
   * Returns the chart of these points, of which there is one at least.
   *
   * @param least what the axis reaches up to at least
   * @param rightAxis what the whole of the left axis is on an axis at the right; absent for none
   */
  static XYChart of(
      List<Point> points, List<ChartLineStyle> looks, double least, Measure rightAxis, Font font) {
    ChartDrawing drawing = new ChartDrawing(points);
    drawing.style(font);
    double top = drawing.addLines(looks, least);
    drawing.chart.getStyler().setYAxisMax(0, top);
    drawing.addRightAxis(rightAxis, top);
    return drawing.chart;
  }

  private void style(Font font) {
    XYStyler styler = chart.getStyler();
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setChartPadding(font.getSize() / 2);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(0.96);
    styler.setAxisTickLabelsFont(font);
    styler.setChartFontColor(Palette.foreground());
    styler.setAxisTickLabelsColor(Palette.foreground());
    styler.setAxisTickMarksColor(Palette.grid());
    styler.setChartBackgroundColor(Palette.background());
    styler.setPlotBackgroundColor(Palette.background());
    styler.setPlotBorderColor(Palette.grid());
    styler.setPlotGridLinesColor(Palette.grid());
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setXAxisTickMarkSpacingHint(7 * font.getSize());
    styler.setYAxisTickMarkSpacingHint(2 * font.getSize());
    styler.setLocale(Locale.ROOT);
    styler.setTimezone(TimeZone.getDefault());
    styler.setDatePattern("HH:mm:ss");
    styler.setYAxisDecimalPattern("#,##0");
    styler.setYAxisMin(0, 0.0);
    Instant end = points.get(points.size() - 1).time();
    Instant begin = points.get(0).time();
    Instant latestBegin = end.minus(SHORTEST);
    styler.setXAxisMin((double) (begin.isAfter(latestBegin) ? latestBegin : begin).toEpochMilli());
    styler.setXAxisMax((double) end.toEpochMilli());
  }

  /** Adds those of which anything is known; how far up they reach. */
  private double addLines(List<ChartLineStyle> looks, double least) {
    double top = least;
    for (ChartLineStyle look : looks) {
      OptionalDouble highest = highest(look.measure());
      if (highest.isPresent()) {
        addLine(look);
        top = Math.max(top, 1.05 * highest.getAsDouble());
      }
    }
    return top;
  }

  private void addLine(ChartLineStyle look) {
    List<Date> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Point point : points) {
      OptionalDouble value = point.value(look.measure());
      times.add(Date.from(point.time()));
      values.add(value.isPresent() ? value.getAsDouble() : Double.NaN);
    }
    XYSeries series = chart.addSeries(look.label(), times, values);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
  }

  /** The same scale in another unit: by a line that is not drawn. */
  private void addRightAxis(Measure whole, double top) {
    OptionalDouble latest =
        whole == null ? OptionalDouble.empty() : points.get(points.size() - 1).value(whole);
    if (!latest.isPresent() || chart.getSeriesMap().isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            "right", List.of(Date.from(points.get(points.size() - 1).time())), List.of(0.0));
    series.setYAxisGroup(RIGHT);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
    XYStyler styler = chart.getStyler();
    styler.setYAxisGroupPosition(RIGHT, YAxisPosition.Right);
    styler.setYAxisMin(RIGHT, 0.0);
    styler.setYAxisMax(RIGHT, latest.getAsDouble() * top / 100);
  }

  private OptionalDouble highest(Measure measure) {
    return points.stream()
        .map(point -> point.value(measure))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }
}
