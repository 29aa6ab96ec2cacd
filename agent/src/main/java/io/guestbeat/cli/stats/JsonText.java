package io.guestbeat.cli.stats;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/** Writes JSON (RFC 8259) in ASCII, whatever the texts in it. Stateless. */
public final class JsonText {
  private JsonText() {}

  /**
   * Returns the JSON of a map, collection, number, boolean or null; of anything else, that of its
   * text. A number that JSON does not have is null.
   */
  public static String of(Object value) {
    StringWriter json = new StringWriter();
    try {
      write(value, new JsonWriter(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inAscii(json.toString());
  }

  private static void write(Object value, JsonWriter json) throws IOException {
    if (value instanceof Map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        json.name(entry.getKey().toString());
        write(entry.getValue(), json);
      }
      json.endObject();
    } else if (value instanceof Collection) {
      json.beginArray();
      for (Object each : (Collection<?>) value) {
        write(each, json);
      }
      json.endArray();
    } else if (value instanceof Number) {
      json.value(isFinite(value) ? (Number) value : null);
    } else if (value instanceof Boolean) {
      json.value((Boolean) value);
    } else {
      json.value(value == null ? null : value.toString());
    }
  }

  /**
   * Returns whether it is a number of the JDK that JSON can have: of another class it may be
   * anything.
   */
  private static boolean isFinite(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return !Double.isNaN(number) && !Double.isInfinite(number);
    }
    return value.getClass().getName().startsWith("java.");
  }

  /** Escapes the rest, which is in texts only: no terminal's character set is sure to have it. */
  private static String inAscii(String json) {
    StringBuilder ascii = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      if (c <= '~') {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
