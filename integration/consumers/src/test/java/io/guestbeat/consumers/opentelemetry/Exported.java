package io.guestbeat.consumers.opentelemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guestbeat.support.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** One export of the agent: Guestbeat's metrics, by name, as OTLP has them. Immutable. */
final class Exported {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> metrics = new HashMap<>();

  private Exported(JsonNode export) {
    for (JsonNode scope : export.at("/resourceMetrics/0/scopeMetrics")) {
      for (JsonNode metric : scope.get("metrics")) {
        String name = metric.get("name").textValue();
        if (name.startsWith("guestbeat.")) {
          metrics.put(name, metric);
        }
      }
    }
  }

  /** The newest that this JVM has written to its output, a line each. */
  static Exported newest(Program jvm) {
    List<String> exports =
        jvm.written().lines().filter(line -> line.startsWith("{\"resourceMetrics\"")).toList();
    try {
      return new Exported(
          exports.isEmpty() ? JSON.nullNode() : JSON.readTree(exports.get(exports.size() - 1)));
    } catch (JsonProcessingException e) {
      // The last line is still being written.
      return new Exported(JSON.nullNode());
    }
  }

  Map<String, JsonNode> metrics() {
    return metrics;
  }

  /** {@code counter}, {@code updowncounter} or {@code gauge}. */
  String type(String name) {
    JsonNode sum = metrics.get(name).get("sum");
    if (sum == null) {
      return "gauge";
    }
    return sum.path("isMonotonic").booleanValue() ? "counter" : "updowncounter";
  }

  String unit(String name) {
    return metrics.get(name).get("unit").textValue();
  }

  String description(String name) {
    return metrics.get(name).path("description").asText();
  }

  /** The value of a metric without attributes, or with this value of its one attribute. */
  OptionalDouble value(String name, Optional<String> attribute) {
    JsonNode metric = metrics.get(name);
    if (metric == null) {
      return OptionalDouble.empty();
    }
    JsonNode points = metric.path(metric.has("sum") ? "sum" : "gauge").get("dataPoints");
    return StreamSupport.stream(points.spliterator(), false)
        .filter(point -> attributeOf(point).equals(attribute))
        .mapToDouble(point -> point.path("asInt").asDouble(point.path("asDouble").asDouble()))
        .findFirst();
  }

  private static Optional<String> attributeOf(JsonNode point) {
    JsonNode value = point.at("/attributes/0/value/stringValue");
    return Optional.ofNullable(value.textValue());
  }
}
