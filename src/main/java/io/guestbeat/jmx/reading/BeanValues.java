package io.guestbeat.jmx.reading;

import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * The attributes of one MBean as they were at one time, by name; or the items of one of its rows. A
 * value that is null, missing or of another type than expected is absent; every text is one
 * harmless line. Immutable.
 */
final class BeanValues {
  private static final int MOST_LINES = 200;

  private final Map<String, Object> values;

  private BeanValues(Map<String, Object> values) {
    this.values = values;
  }

  static BeanValues of(Map<String, ?> values) {
    return new BeanValues(new HashMap<>(values));
  }

  private static BeanValues of(CompositeData row) {
    Map<String, Object> values = new HashMap<>();
    for (String name : row.getCompositeType().keySet()) {
      values.put(name, row.get(name));
    }
    return new BeanValues(values);
  }

  OptionalLong number(String name) {
    return value(name, Number.class)
        .map(Number::longValue)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  OptionalDouble decimal(String name) {
    return value(name, Number.class)
        .map(Number::doubleValue)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  Optional<Duration> span(String name) {
    return value(name, Long.class).map(Duration::ofMillis);
  }

  Optional<Boolean> flag(String name) {
    return value(name, Boolean.class);
  }

  /** Returns the text of this name; absent where it is empty. */
  Optional<String> text(String name) {
    return value(name, String.class).map(OneLine::of).filter(text -> !text.isEmpty());
  }

  /** Returns the text of this name, which may be as long as a whole message. */
  Optional<String> message(String name) {
    return value(name, String.class).map(OneLine::ofMessage).filter(text -> !text.isEmpty());
  }

  /** Returns the lines of a text that Guestbeat makes of several. */
  Optional<List<String>> lines(String name) {
    return value(name, String.class)
        .map(text -> foreign(Arrays.stream(text.split("\n", MOST_LINES + 1))));
  }

  Optional<List<String>> texts(String name) {
    return value(name, String[].class).map(texts -> foreign(Arrays.stream(texts)));
  }

  private static List<String> foreign(Stream<String> texts) {
    return texts.limit(MOST_LINES).map(OneLine::of).collect(Collectors.toList());
  }

  Optional<List<BeanValues>> rows(String name) {
    return value(name, CompositeData[].class)
        .map(
            rows ->
                Arrays.stream(rows)
                    .limit(MOST_LINES)
                    .filter(Objects::nonNull)
                    .map(BeanValues::of)
                    .collect(Collectors.toList()));
  }

  /** Returns the row with this key of a table with one key. */
  Optional<BeanValues> row(String table, String key) {
    return value(table, TabularData.class)
        .map(rows -> rows.get(new Object[] {key}))
        .map(BeanValues::of);
  }

  <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
  }
}
