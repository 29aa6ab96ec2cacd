package io.guestbeat.cli.top.screen;

import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A line, of parts that have tones. Immutable. */
final class Line {
  static final Line EMPTY = new Line(Collections.<Part>emptyList());

  private final List<Part> parts;

  private Line(List<Part> parts) {
    this.parts = parts;
  }

  static Line of(String text) {
    return EMPTY.and(Tone.PLAIN, text);
  }

  /** With this at its end, of which nothing may drive the terminal. */
  Line and(Tone tone, String text) {
    if (text.isEmpty()) {
      return this;
    }
    List<Part> longer = new ArrayList<>(parts);
    longer.add(new Part(tone, OneLine.printable(text)));
    return new Line(Collections.unmodifiableList(longer));
  }

  Line and(String text) {
    return and(Tone.PLAIN, text);
  }

  Line and(Line more) {
    List<Part> longer = new ArrayList<>(parts);
    longer.addAll(more.parts);
    return new Line(Collections.unmodifiableList(longer));
  }

  /** With blanks at its end up to this column. */
  Line to(int column) {
    StringBuilder blanks = new StringBuilder();
    while (length() + blanks.length() < column) {
      blanks.append(' ');
    }
    return and(blanks.toString());
  }

  /**
   * Returns the line in pieces that fit, cut where figures or words end; all but the first
   * indented.
   */
  List<Line> wrapped(int columns, int indent) {
    List<Line> pieces = new ArrayList<>();
    Line rest = this;
    while (rest.length() > columns && columns > 2 * indent) {
      int end = rest.endWithin(columns, indent);
      pieces.add(rest.first(end));
      rest = EMPTY.to(indent).and(rest.from(end));
    }
    pieces.add(rest);
    return pieces;
  }

  /**
   * Returns where to cut: between two figures, if that leaves no more than half a line empty, else
   * between two words, else anywhere.
   */
  private int endWithin(int columns, int indent) {
    String text = toString().substring(0, columns + 1);
    int figures = text.lastIndexOf("   ");
    int words = text.lastIndexOf(' ');
    return figures > Math.max(indent, columns / 2) ? figures : words > indent ? words : columns;
  }

  /** Returns what comes from this column on, without the blanks at its beginning. */
  private Line from(int column) {
    Line line = EMPTY;
    int left = column;
    for (Part part : parts) {
      String text = part.text.substring(Math.min(left, part.text.length()));
      left -= part.text.length() - text.length();
      line = line.and(part.tone, line.parts.isEmpty() ? withoutFirstBlanks(text) : text);
    }
    return line;
  }

  private static String withoutFirstBlanks(String text) {
    int begin = 0;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    return text.substring(begin);
  }

  /** Returns its first so many characters. */
  Line first(int columns) {
    Line line = EMPTY;
    int left = columns;
    for (Part part : parts) {
      String text = part.text.substring(0, Math.min(left, part.text.length()));
      line = line.and(part.tone, text);
      left -= text.length();
    }
    return line;
  }

  int length() {
    return parts.stream().mapToInt(part -> part.text.length()).sum();
  }

  List<Part> parts() {
    return parts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Line && parts.equals(((Line) other).parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** Returns its text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text));
    return text.toString();
  }

  /** Some text of one tone. */
  static final class Part {
    final Tone tone;
    final String text;

    private Part(Tone tone, String text) {
      this.tone = tone;
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Part
          && tone == ((Part) other).tone
          && text.equals(((Part) other).text);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tone, text);
    }
  }
}
