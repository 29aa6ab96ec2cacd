package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.History;
import java.util.OptionalDouble;

/** A history as a row of small columns, the newest at the right. */
final class SparkLine {
  private SparkLine() {}

  /** At most so many columns, on a scale from 0 to this. */
  static String of(History history, int columns, double scale, Glyphs glyphs) {
    StringBuilder text = new StringBuilder();
    for (OptionalDouble figure : history.last(Math.max(0, columns))) {
      text.append(glyphs.level(figure, scale));
    }
    return text.toString();
  }
}
