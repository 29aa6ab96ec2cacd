package io.guestbeat.host.simulator;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a page of statistics is written. Values are numbers and plain texts of ours, and a list of
 * names; nothing in them needs escaping.
 */
enum StatEncoding {
  TEXT(StatEncoding::text),
  JSON(StatEncoding::json),
  XML(StatEncoding::xml),
  YAML(StatEncoding::yaml);

  /** The key of a page that lists the names of the others. */
  static final String NAMES_KEY = "stats";

  private final Function<Map<String, Object>, String> writer;

  StatEncoding(Function<Map<String, Object>, String> writer) {
    this.writer = writer;
  }

  static Optional<StatEncoding> named(String name) {
    for (StatEncoding encoding : values()) {
      if (encoding.name().equalsIgnoreCase(name)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  String encode(Map<String, Object> page) {
    return writer.apply(page);
  }

  private static String text(Map<String, Object> page) {
    return page.containsKey(NAMES_KEY)
        ? eachName(page, name -> name + "\n", "")
        : eachEntry(page, (key, value) -> key + " = " + value + "\n", "");
  }

  private static String json(Map<String, Object> page) {
    return eachEntry(page, (key, value) -> quoted(key) + ": " + jsonValue(value), ", ", "{", "}\n");
  }

  private static String xml(Map<String, Object> page) {
    String body =
        page.containsKey(NAMES_KEY)
            ? eachName(page, name -> "  <stat>" + name + "</stat>\n", "")
            : eachEntry(page, (key, value) -> "  <" + key + ">" + value + "</" + key + ">\n", "");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stats>\n" + body + "</stats>\n";
  }

  private static String yaml(Map<String, Object> page) {
    return page.containsKey(NAMES_KEY)
        ? eachName(page, name -> "- " + quoted(name) + "\n", "")
        : eachEntry(page, (key, value) -> key + ": " + jsonValue(value) + "\n", "");
  }

  private static String jsonValue(Object value) {
    if (value instanceof List) {
      return ((List<?>) value)
          .stream().map(StatEncoding::jsonValue).collect(joining(", ", "[", "]"));
    }
    return value instanceof Long ? value.toString() : quoted(value.toString());
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String eachName(
      Map<String, Object> page, Function<String, String> writer, String separator) {
    return ((List<?>) page.get(NAMES_KEY))
        .stream().map(name -> writer.apply(name.toString())).collect(joining(separator));
  }

  private static String eachEntry(Map<String, Object> page, EntryWriter writer, String separator) {
    return eachEntry(page, writer, separator, "", "");
  }

  private static String eachEntry(
      Map<String, Object> page, EntryWriter writer, String separator, String start, String end) {
    return page.entrySet().stream()
        .map(entry -> writer.write(entry.getKey(), entry.getValue()))
        .collect(joining(separator, start, end));
  }

  /** Writes one value with its name. */
  private interface EntryWriter {
    String write(String key, Object value);
  }
}
