package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.History;
import io.guestbeat.cli.top.TopView;

/** A part of the screen. What its kinds have in common: the label, and the width right of it. */
abstract class Pane {
  static final int LABEL = 12;
  private static final int NARROWEST = 10;
  private static final int SCALE_NOTE = 13;

  final TopView moment;
  final Glyphs glyphs;
  private final int columns;

  Pane(TopView moment, Glyphs glyphs, int columns) {
    this.moment = moment;
    this.glyphs = glyphs;
    this.columns = columns;
  }

  abstract void addTo(Page page);

  /** Returns the beginning of a line. */
  static Line label(String label) {
    return Line.EMPTY.and(Tone.STRONG, label).to(LABEL);
  }

  static Line indented() {
    return Line.EMPTY.to(LABEL);
  }

  /** Returns how wide a bar is. */
  int width() {
    return Math.max(NARROWEST, columns - LABEL);
  }

  /** A history on a scale, and what that is. */
  Line history(String label, History history, double scale, Tone tone, String full) {
    int room = Math.max(NARROWEST, columns - LABEL - SCALE_NOTE);
    return Line.of("  " + label)
        .to(LABEL)
        .and(tone, glyphs.columns(history, room, scale))
        .to(LABEL + room + 1)
        .and(Tone.FAINT, full);
  }
}
