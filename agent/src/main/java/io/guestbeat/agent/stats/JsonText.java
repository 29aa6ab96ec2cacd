package io.guestbeat.agent.stats;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;

/** Writes JSON (RFC 8259) in ASCII, whatever the texts in it. */
public final class JsonText {
  private JsonText() {}

  /** The JSON of a map, collection, text, number, boolean or null. */
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
    return value instanceof CharSequence ? quoted(value.toString()) : String.valueOf(value);
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
