package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.reading.HeartbeatReading;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JComponent;

/** How far the time since the last heartbeat has gone, toward red and toward the reset. */
final class DeadlineBar extends JComponent {
  private static final long serialVersionUID = 1;

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
    mark(pen, red.get(), "red at ", width, height);
    mark(pen, reset.get(), "reset at ", width, height);
    pen.dispose();
  }

  private void mark(Graphics2D pen, Duration at, String label, int width, int height) {
    FontMetrics metrics = getFontMetrics(getFont());
    int x = at(at, width);
    String text = label + Numbers.span(at);
    int length = metrics.stringWidth(text);
    pen.drawLine(x, 0, x, height);
    pen.drawString(
        text,
        Math.max(0, Math.min(x - length / 2, width - length)),
        height + metrics.getAscent() + metrics.getDescent() / 2);
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
