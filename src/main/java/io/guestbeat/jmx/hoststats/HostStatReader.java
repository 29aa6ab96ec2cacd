package io.guestbeat.jmx.hoststats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes values of the JSON that a host answers. Whatever is nested becomes one value with a key of
 * several parts, {@code disks.0.reads}; an object that is a value with its unit and type, {@code
 * {"value": 4, "units": "MHz", "type": "static"}}, is that value.
 */
public final class HostStatReader {
  static final int MOST_CHARACTERS = 1 << 18;

  private static final String VALUE = "value";
  private static final Set<String> ABOUT_A_VALUE =
      new HashSet<>(Arrays.asList(VALUE, "unit", "units", "type", "description"));

  private final List<HostStat> stats = new ArrayList<>();

  private HostStatReader() {}

  /**
   * Returns the values of this answer, in its order.
   *
   * @throws UnreadableAnswerException that says why it is none that can be read
   */
  public static List<HostStat> read(String json) throws UnreadableAnswerException {
    if (json.length() > MOST_CHARACTERS) {
      throw new UnreadableAnswerException(
          "it has " + json.length() + " characters; accepted are at most " + MOST_CHARACTERS);
    }
    HostStatReader reader = new HostStatReader();
    reader.add("", JsonTree.read(json));
    return reader.stats;
  }

  private void add(String key, Object node) {
    if (node instanceof Map) {
      Map<?, ?> object = (Map<?, ?>) node;
      if (!key.isEmpty() && isValue(object)) {
        stats.add(
            HostStat.of(
                key,
                object.get(VALUE),
                unitIn(object),
                textOrNull(object.get("type")),
                textOrNull(object.get("description"))));
      } else {
        object.forEach((name, value) -> add(join(key, (String) name), value));
      }
    } else if (node instanceof List) {
      int index = 0;
      for (Object value : (List<?>) node) {
        add(join(key, Integer.toString(index++)), value);
      }
    } else {
      stats.add(HostStat.of(key.isEmpty() ? VALUE : key, node));
    }
  }

  private static boolean isValue(Map<?, ?> object) {
    return object.containsKey(VALUE)
        && ABOUT_A_VALUE.containsAll(object.keySet())
        && object.values().stream().noneMatch(each -> each instanceof Map || each instanceof List);
  }

  private static String unitIn(Map<?, ?> object) {
    String unit = textOrNull(object.get("unit"));
    return unit != null ? unit : textOrNull(object.get("units"));
  }

  private static String textOrNull(Object value) {
    return value instanceof String ? (String) value : null;
  }

  private static String join(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
