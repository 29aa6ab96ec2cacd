package io.guestbeat.cli.top.screen;

/** A bar of parts on one scale, and the marks below it. Mutable, for one thread. */
final class Bar {
  private final int columns;
  private final double scale;
  private double end;
  private int drawn;
  private Line line = Line.EMPTY;
  private final StringBuilder marks = new StringBuilder();

  /**
   * An empty one.
   *
   * @param columns how wide it is
   * @param scale what its whole width stands for
   */
  Bar(int columns, double scale) {
    this.columns = columns;
    this.scale = scale;
  }

  /** Adds a part of this size. What is there at all is seen. */
  void add(double size, Tone tone, char glyph) {
    if (size <= 0) {
      return;
    }
    end += size;
    int upTo = Math.min(columns, Math.max(columnOf(end), drawn + 1));
    line = line.and(tone, repeat(glyph, upTo - drawn));
    drawn = Math.max(drawn, upTo);
  }

  /** Marks a place below the bar, if it is on it and there is room; from left to right. */
  void mark(double place, char mark, String name) {
    if (place < 0 || place > scale) {
      return;
    }
    int column = Math.min(columnOf(place), columns - 1);
    boolean isNameBefore = column + 2 + name.length() > columns;
    int start = isNameBefore ? column - name.length() - 1 : column;
    if (start < 0 || start < marks.length()) {
      return;
    }
    marks.append(repeat(' ', start - marks.length()));
    marks.append(isNameBefore ? name + ' ' + mark : mark + " " + name).append(' ');
  }

  Line line(char nothing) {
    return line.and(Tone.FAINT, repeat(nothing, columns - drawn));
  }

  Line marks() {
    return Line.EMPTY.and(Tone.FAINT, marks.toString().replaceAll(" +$", ""));
  }

  private int columnOf(double place) {
    return scale > 0 ? (int) Math.round(Math.min(1, place / scale) * columns) : 0;
  }

  private static String repeat(char c, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(c);
    }
    return text.toString();
  }
}
