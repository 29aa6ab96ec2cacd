package io.guestbeat.host.simulator.vm;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The formats in which a page of statistics is written. Values are numbers and plain texts of ours,
 * or the list of names; nothing in them needs escaping.
 */
public enum StatEncoding {
  TEXT {
    @Override
    public String encode(Map<String, Object> page) {
      return eachName(page, name -> name + "\n")
          .orElseGet(() -> eachEntry(page, (key, value) -> key + " = " + value + "\n", ""));
    }
  },
  JSON {
    @Override
    public String encode(Map<String, Object> page) {
      return "{"
          + eachEntry(page, (key, value) -> quoted(key) + ": " + jsonValue(value), ", ")
          + "}\n";
    }
  },
  XML {
    @Override
    public String encode(Map<String, Object> page) {
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stats>\n"
          + eachName(page, name -> element("stat", name))
              .orElseGet(() -> eachEntry(page, StatEncoding::element, ""))
          + "</stats>\n";
    }
  },
  YAML {
    @Override
    public String encode(Map<String, Object> page) {
      return eachName(page, name -> "- " + quoted(name) + "\n")
          .orElseGet(
              () -> eachEntry(page, (key, value) -> key + ": " + jsonValue(value) + "\n", ""));
    }
  };

  /** The key of a page that lists the names of the others. */
  static final String NAMES_KEY = "stats";

  public static Optional<StatEncoding> named(String name) {
    for (StatEncoding encoding : values()) {
      if (encoding.name().equalsIgnoreCase(name)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  public abstract String encode(Map<String, Object> page);

  /** The names, written, if this page lists names. */
  private static Optional<String> eachName(
      Map<String, Object> page, Function<String, String> writer) {
    return Optional.ofNullable((List<?>) page.get(NAMES_KEY))
        .map(names -> names.stream().map(name -> writer.apply(name.toString())).collect(joining()));
  }

  private static String eachEntry(
      Map<String, Object> page, BiFunction<String, Object, String> writer, String separator) {
    return page.entrySet().stream()
        .map(entry -> writer.apply(entry.getKey(), entry.getValue()))
        .collect(joining(separator));
  }

  private static String element(String name, Object value) {
    return "  <" + name + ">" + value + "</" + name + ">\n";
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
}
