package io.guestbeat.consumers.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a file of the agent's rules makes of each attribute. Immutable. */
final class Rules {
  private final Map<String, Metric> metrics = new HashMap<>();

  private Rules(JsonNode file) {
    for (JsonNode rule : file.get("rules")) {
      String bean = rule.get("bean").textValue();
      rule.get("mapping")
          .properties()
          .forEach(
              entry -> metrics.put(bean + "," + entry.getKey(), Metric.of(rule, entry.getValue())));
    }
  }

  static Rules of(String yaml) throws IOException {
    return new Rules(new YAMLMapper().readTree(yaml));
  }

  /** The metric of this attribute of GuestStats; fails where there is none. */
  Metric ofStatistic(String attribute) {
    Metric metric = metrics.get("io.guestbeat:type=GuestStats," + attribute);
    if (metric == null) {
      throw new AssertionError(attribute + " is not exported");
    }
    return metric;
  }

  /** A metric, and the value of the constant attribute by which it is told from others. */
  record Metric(String name, Optional<String> attribute) {
    private static Metric of(JsonNode rule, JsonNode mapping) {
      String name = rule.path("prefix").asText() + mapping.get("metric").textValue();
      String state = mapping.at("/metricAttribute/guestbeat.cpu.state").asText();
      return new Metric(
          name,
          state.isEmpty()
              ? Optional.empty()
              : Optional.of(state.substring("const(".length(), state.length() - 1)));
    }
  }
}
