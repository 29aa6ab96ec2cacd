package io.guestbeat.jconsole.view;

import io.guestbeat.jmx.reading.HeartbeatReading;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JComponent;

/** Shows the time since the last heartbeat, compared with the times of red and of the reset. */
final class DeadlineBar extends JComponent {
  private static final long serialVersionUID = 1;

  /** Between two texts. */
  private static final int GAP = 6;

  private transient Optional<Duration> since = Optional.empty();
  private transient Optional<Duration> red = Optional.empty();
  private transient Optional<Duration> reset = Optional.empty();
  private boolean isWithholding;

  DeadlineBar() {
    setFont(Fonts.text());
    setName("guestbeat.deadline");
  }

  /** Shows it; nothing where nobody is watched, or the deadlines are not known. */
  void show(HeartbeatReading heartbeat) {
    boolean isWatched = heartbeat.isEnabled().orElse(false);
    since = heartbeat.sinceLast().filter(span -> isWatched);
    isWithholding = heartbeat.isWithholding();
    red = heartbeat.redGap();
    reset = heartbeat.resetGap();
    setVisible(isWatched && red.isPresent() && reset.isPresent());
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    return new Dimension(metrics.getHeight() * 10, metrics.getHeight() * 9 / 4);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (!red.isPresent() || !reset.isPresent()) {
      return;
    }
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    FontMetrics metrics = getFontMetrics(getFont());
    int height = metrics.getHeight() * 4 / 5;
    int width = getWidth() - 2;
    pen.setColor(Palette.background());
    pen.fillRect(0, 0, width, height);
    pen.setColor(color());
    pen.fillRect(0, 0, since.map(span -> at(span, width)).orElse(0), height);
    pen.setColor(Palette.foreground());
    pen.drawRect(0, 0, width, height);
    markBoth(pen, width, height);
    pen.dispose();
  }

  private void markBoth(Graphics2D pen, int width, int height) {
    FontMetrics metrics = getFontMetrics(getFont());
    String redText = "red at " + Numbers.span(red.get());
    String resetText = "reset at " + Numbers.span(reset.get());
    int redAt = at(red.get(), width);
    int resetAt = at(reset.get(), width);
    int[] places =
        placed(width, metrics.stringWidth(redText), metrics.stringWidth(resetText), redAt, resetAt);
    int line = height + metrics.getAscent() + metrics.getDescent() / 2;
    pen.drawLine(redAt, 0, redAt, height);
    pen.drawLine(resetAt, 0, resetAt, height);
    if (places[0] >= 0) {
      pen.drawString(redText, places[0], line);
    }
    pen.drawString(resetText, Math.max(0, places[1]), line);
  }

  /**
   * Returns where two texts begin, as near to their marks as they can without overlapping; the
   * first is below 0 where there is no room for it.
   */
  static int[] placed(int width, int first, int second, int firstAt, int secondAt) {
    int secondBegin = Math.max(0, Math.min(secondAt - second / 2, width - second));
    int latest = secondBegin - GAP - first;
    int firstBegin = Math.min(Math.max(0, firstAt - first / 2), latest);
    return new int[] {firstBegin, secondBegin};
  }

  private Color color() {
    if (since.isPresent() && since.get().compareTo(red.get()) >= 0) {
      return Palette.VERMILLION.color();
    }
    return isWithholding ? Palette.AMBER.color() : Palette.GREEN.color();
  }

  /** A little is left behind the reset, for those that come late. */
  private int at(Duration span, int width) {
    double share = (double) span.toMillis() / Math.max(1, reset.get().toMillis()) / 1.1;
    return (int) Math.round(Math.min(1, share) * width);
  }
}
