package io.guestbeat.jconsole.view;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;

/** A piece of a chart's line, for its legend. */
final class LineSample implements Icon {
  private final ChartLineStyle look;
  private final int em;

  LineSample(ChartLineStyle look, int em) {
    this.look = look;
    this.em = em;
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(look.color());
    pen.setStroke(look.stroke());
    pen.drawLine(x, y + em / 2, x + getIconWidth(), y + em / 2);
    pen.dispose();
  }

  @Override
  public int getIconWidth() {
    return 3 * em;
  }

  @Override
  public int getIconHeight() {
    return em;
  }
}
