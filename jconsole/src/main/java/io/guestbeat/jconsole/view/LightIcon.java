package io.guestbeat.jconsole.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.Icon;

/** A light, told by its shape and sign as well as by its colour. Drawn, so sharp at any scale. */
final class LightIcon implements Icon {
  private static final double WHOLE_TURN = 2 * Math.PI;

  private final Light light;
  private final int size;

  LightIcon(Light light, int size) {
    this.light = light;
    this.size = size;
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D pen = (Graphics2D) graphics.create(x, y, size, size);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(size / 100.0, size / 100.0);
    switch (light) {
      case GOOD:
        fill(pen, Palette.GREEN.color(), new Ellipse2D.Double(4, 4, 92, 92));
        line(pen, 28, 52, 45, 68, 74, 34);
        break;
      case WARNING:
        fill(pen, Palette.AMBER.color(), polygon(3, -Math.PI / 2, 62, 60));
        exclamation(pen);
        break;
      case ALARM:
        fill(pen, Palette.VERMILLION.color(), polygon(8, Math.PI / 8, 50, 50));
        line(pen, 32, 32, 68, 68);
        line(pen, 68, 32, 32, 68);
        break;
      case NOTE:
        fill(pen, Palette.BLUE.color(), new RoundRectangle2D.Double(6, 6, 88, 88, 30, 30));
        line(pen, 50, 26, 50, 26);
        line(pen, 50, 46, 50, 74);
        break;
      case OFF:
        outline(pen, new Ellipse2D.Double(8, 8, 84, 84));
        line(pen, 32, 50, 68, 50);
        break;
      default:
        outline(pen, polygon(4, 0, 46, 50));
        question(pen);
    }
    pen.dispose();
  }

  @Override
  public int getIconWidth() {
    return size;
  }

  @Override
  public int getIconHeight() {
    return size;
  }

  private static void fill(Graphics2D pen, Color color, Shape shape) {
    pen.setColor(color);
    pen.fill(shape);
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static void outline(Graphics2D pen, Shape shape) {
    pen.setColor(Palette.GRAY.color());
    pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  private static void line(Graphics2D pen, int... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    pen.draw(path);
  }

  private static void exclamation(Graphics2D pen) {
    line(pen, 50, 38, 50, 60);
    line(pen, 50, 77, 50, 77);
  }

  private static void question(Graphics2D pen) {
    Path2D path = new Path2D.Double();
    path.moveTo(40, 40);
    path.curveTo(42, 24, 64, 30, 58, 44);
    path.curveTo(55, 50, 50, 50, 50, 58);
    pen.draw(path);
    line(pen, 50, 72, 50, 72);
  }

  private static Shape polygon(int corners, double begin, double radius, double centerY) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = begin + i * WHOLE_TURN / corners;
      double x = 50 + radius * Math.cos(angle);
      double y = centerY + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }
}
