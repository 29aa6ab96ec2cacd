package io.guestbeat.consumers.datadog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a configuration of JMXFetch sends: the metric of each attribute. Immutable. */
final class JmxFetchConfiguration {
  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  private JmxFetchConfiguration(JsonNode configuration) {
    for (JsonNode conf : configuration.at("/instances/0/conf")) {
      JsonNode include = conf.get("include");
      String bean = include.get("bean").textValue();
      include
          .get("attribute")
          .properties()
          .forEach(entry -> metrics.put(bean + "," + entry.getKey(), Metric.of(entry.getValue())));
    }
  }

  static JmxFetchConfiguration of(String yaml) throws IOException {
    return new JmxFetchConfiguration(new YAMLMapper().readTree(yaml));
  }

  /** The metric of this attribute; fails where there is none. */
  Metric metric(String bean, String attribute) {
    Metric metric = metrics.get("io.guestbeat:type=" + bean + "," + attribute);
    if (metric == null) {
      throw new AssertionError(bean + "'s " + attribute + " is not sent");
    }
    return metric;
  }

  /** All of them, by MBean and attribute. */
  Map<String, Metric> metrics() {
    return metrics;
  }

  record Metric(String name, String type) {
    private static Metric of(JsonNode attribute) {
      return new Metric(
          attribute.get("alias").textValue(), attribute.get("metric_type").textValue());
    }
  }
}
