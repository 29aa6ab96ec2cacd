package io.guestbeat.jconsole.reading;

import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.openmbean.CompositeData;

/**
 * The attributes of one MBean as they were at one time, by name. What is null, missing or of
 * another type than expected is absent; every text is one harmless line. Immutable.
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

  static BeanValues of(AttributeList attributes) {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : attributes.asList()) {
      values.put(attribute.getName(), attribute.getValue());
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

  Optional<String> text(String name) {
    return value(name, String.class).map(OneLine::of);
  }

  /** The lines of a text that Guestbeat makes of several. */
  Optional<List<String>> lines(String name) {
    return value(name, String.class)
        .map(text -> foreign(Arrays.stream(text.split("\n", MOST_LINES + 1))));
  }

  Optional<List<String>> texts(String name) {
    return value(name, String[].class).map(texts -> foreign(Arrays.stream(texts)));
  }

  Optional<List<CompositeData>> composites(String name) {
    return value(name, CompositeData[].class).map(Arrays::asList);
  }

  private static List<String> foreign(Stream<String> texts) {
    return texts
        .limit(MOST_LINES)
        .map(text -> OneLine.of(String.valueOf(text)))
        .collect(Collectors.toList());
  }

  <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
  }
}
