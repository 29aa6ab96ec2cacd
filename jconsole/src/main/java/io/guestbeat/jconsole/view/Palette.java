package io.guestbeat.jconsole.view;

import java.awt.Color;
import java.util.Optional;
import javax.swing.UIManager;

/**
 * Colours that people who see few colours can tell apart, after Okabe and Ito; no meaning is by
 * colour alone. What they are on is the look and feel's, be it light or dark.
 */
enum Palette {
  BLUE(0x0072b2, 0x56b4e9),
  VERMILLION(0xd55e00, 0xff8a3d),
  GREEN(0x009e73, 0x2bd4a5),
  PURPLE(0xa8457f, 0xe59cc4),
  AMBER(0xb37800, 0xe69f00),
  GRAY(0x6b6b6b, 0xa9a9a9);

  private static final int MIDDLE = 128;

  private final Color onLight;
  private final Color onDark;

  Palette(int onLight, int onDark) {
    this.onLight = new Color(onLight);
    this.onDark = new Color(onDark);
  }

  Color color() {
    return isDark(background()) ? onDark : onLight;
  }

  static Color background() {
    return Optional.ofNullable(UIManager.getColor("TextArea.background")).orElse(Color.WHITE);
  }

  static Color foreground() {
    return Optional.ofNullable(UIManager.getColor("TextArea.foreground")).orElse(Color.BLACK);
  }

  /** Between the two: lines that only help the eye. */
  static Color grid() {
    Color near = background();
    Color far = foreground();
    return new Color(
        blend(near.getRed(), far.getRed()),
        blend(near.getGreen(), far.getGreen()),
        blend(near.getBlue(), far.getBlue()));
  }

  private static int blend(int near, int far) {
    return (near * 6 + far) / 7;
  }

  private static boolean isDark(Color color) {
    return (color.getRed() * 3 + color.getGreen() * 6 + color.getBlue()) / 10 < MIDDLE;
  }
}
