package io.guestbeat.jconsole.view;

import java.awt.Font;
import javax.swing.UIManager;

/** Fonts of the look and feel's size and family, so that they grow with what the user has set. */
final class Fonts {
  private static final float HEADING = 1.15f;
  private static final float HEADLINE = 1.5f;

  private Fonts() {}

  static Font text() {
    return UIManager.getFont("Label.font").deriveFont(Font.PLAIN);
  }

  static Font strong() {
    return text().deriveFont(Font.BOLD);
  }

  static Font heading() {
    return text().deriveFont(Font.BOLD, text().getSize2D() * HEADING);
  }

  static Font headline() {
    return text().deriveFont(Font.BOLD, text().getSize2D() * HEADLINE);
  }
}
