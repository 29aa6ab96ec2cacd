package io.guestbeat.consumers.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of jmx_exporter's rules: what becomes of an attribute.
 *
 * @param bean such as {@code GuestStats}
 * @param attribute of it
 * @param name the metric's
 * @param factor what its value is multiplied with
 */
record JmxRule(
    String bean,
    String attribute,
    String name,
    String type,
    double factor,
    Map<String, String> labels,
    String help) {
  private static final Pattern PATTERN =
      Pattern.compile("io\\.guestbeat<type=(\\w+).*><(\\w*)>(\\w+): .*");

  /** The lines of {@code guestbeat.yaml}, in their order. */
  static List<JmxRule> all() throws IOException {
    List<JmxRule> rules = new ArrayList<>();
    Examples.yaml("guestbeat.yaml").get("rules").forEach(rule -> rules.add(of(rule)));
    return rules;
  }

  /** The attributes of this bean that are never asked for. */
  static List<String> leftOut(String bean) throws IOException {
    List<String> names = new ArrayList<>();
    Examples.yaml("guestbeat.yaml")
        .get("excludeObjectNameAttributes")
        .get("io.guestbeat:type=" + bean)
        .forEach(name -> names.add(name.textValue()));
    return names;
  }

  /** As a user sees it, such as {@code guestbeat_gate_open{gate}}. */
  String shown() {
    return labels.isEmpty() ? name : name + "{" + String.join(", ", labels.keySet()) + "}";
  }

  private static JmxRule of(JsonNode rule) {
    Matcher matcher = PATTERN.matcher(rule.get("pattern").textValue());
    if (!matcher.matches()) {
      throw new AssertionError("a rule of another form: " + rule);
    }
    Map<String, String> labels = new TreeMap<>();
    rule.path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
    return new JmxRule(
        matcher.group(1),
        matcher.group(2).isEmpty() ? matcher.group(3) : matcher.group(2),
        rule.get("name").textValue(),
        rule.get("type").textValue(),
        rule.path("valueFactor").asDouble(1),
        labels,
        rule.get("help").textValue());
  }
}
