package io.guestbeat.cli.stats;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;

/** Writes JSON (RFC 8259) in ASCII, whatever the texts in it. */
public final class JsonText {
  private JsonText() {}

  /**
   * The JSON of a map, collection, number, boolean or null; of anything else, that of its text. A
   * number that JSON does not have is null.
   */
  public static String of(Object value) {
    if (value instanceof Map) {
      return ((Map<?, ?>) value)
          .entrySet().stream()
              .map(entry -> quoted(entry.getKey().toString()) + ":" + of(entry.getValue()))
              .collect(joining(",", "{", "}"));
    }
    if (value instanceof Collection) {
      return ((Collection<?>) value).stream().map(JsonText::of).collect(joining(",", "[", "]"));
    }
    if (value == null || value instanceof Boolean || isFinite(value)) {
      return String.valueOf(value);
    }
    return value instanceof Number ? "null" : quoted(value.toString());
  }

  /** Whether it is a number of the JDK that JSON can have: of another class it may be anything. */
  private static boolean isFinite(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return !Double.isNaN(number) && !Double.isInfinite(number);
    }
    return value instanceof Number && value.getClass().getName().startsWith("java.");
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(c -> escaped((char) c)).collect(joining("", "\"", "\""));
  }

  private static String escaped(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    // No terminal's character set is sure to have more than ASCII.
    return c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c);
  }
}
