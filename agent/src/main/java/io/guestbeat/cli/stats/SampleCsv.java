package io.guestbeat.cli.stats;

import static java.util.stream.Collectors.joining;

import io.guestbeat.text.OneLine;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * Samples as rows of comma-separated values (RFC 4180), after one row of names. A text is one
 * harmless line, and none that a spreadsheet would compute, as OWASP describes for CSV injection;
 * numbers are numbers.
 */
public final class SampleCsv implements Function<Sample, String> {
  /** Lists what a formula begins with, in the ordinary and in the full width. */
  private static final String FORMULAS = "=+-@\uff1d\uff0b\uff0d\uff20";

  /** Lists what some program takes for the end of a cell, and what may stand before its text. */
  private static final String SEPARATORS = ",;|";

  private static final char TEXT_FOLLOWS = '\'';

  private boolean hasNames;

  /** Returns the lines of the next sample, each with its end. */
  @Override
  public String apply(Sample sample) {
    Map<String, Object> fields = SampleJson.fields(sample);
    String names = hasNames ? "" : row(fields.keySet());
    hasNames = true;
    return names + row(fields.values());
  }

  private static String row(Collection<?> cells) {
    return cells.stream().map(SampleCsv::cell).collect(joining(",")) + System.lineSeparator();
  }

  static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    String text = withoutFormulas(OneLine.of(value.toString()));
    boolean isPlain = text.chars().noneMatch(c -> c == '"' || SEPARATORS.indexOf(c) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Puts an apostrophe before whatever begins a formula, wherever a cell may begin. */
  private static String withoutFormulas(String text) {
    StringBuilder guarded = new StringBuilder(text.length() + 1);
    boolean mayBeginACell = true;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (mayBeginACell && FORMULAS.indexOf(character) >= 0) {
        guarded.append(TEXT_FOLLOWS);
      }
      boolean isPassedOver = character == ' ' || character == '"' || character == '?';
      mayBeginACell = SEPARATORS.indexOf(character) >= 0 || (mayBeginACell && isPassedOver);
      guarded.append(character);
    }
    return guarded.toString();
  }
}
