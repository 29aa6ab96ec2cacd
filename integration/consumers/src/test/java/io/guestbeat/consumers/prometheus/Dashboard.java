package io.guestbeat.consumers.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dashboard of {@code examples/prometheus/grafana}. */
final class Dashboard {
  static final List<String> NAMES = List.of("guestbeat-fleet", "guestbeat-jvm");

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

  private final JsonNode json;

  private Dashboard(JsonNode json) {
    this.json = json;
  }

  static Dashboard of(String name) throws IOException {
    return new Dashboard(Examples.JSON.readTree(Examples.text("grafana/" + name + ".json")));
  }

  /** Its panels, without the rows that head them. */
  List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : json.get("panels")) {
      if (!panel.get("type").textValue().equals("row")) {
        panels.add(panel);
      }
    }
    return panels;
  }

  /** What a panel asks of Prometheus, as Grafana would ask it for these instances. */
  static List<String> expressions(JsonNode panel, String instances) {
    List<String> expressions = new ArrayList<>();
    for (JsonNode target : panel.get("targets")) {
      expressions.add(
          target
              .get("expr")
              .textValue()
              .replace("$instance", instances)
              .replace("$__rate_interval", "30s"));
    }
    return expressions;
  }

  /** The instances that it offers to choose from. */
  List<String> choices(PrometheusServer prometheus) {
    for (JsonNode variable : json.get("templating").get("list")) {
      if (variable.get("name").textValue().equals("instance")) {
        String query = variable.get("query").get("query").textValue();
        Matcher matcher = LABEL_VALUES.matcher(query);
        if (!matcher.matches()) {
          throw new AssertionError("another query: " + query);
        }
        return prometheus.labelValues(matcher.group(2), matcher.group(1));
      }
    }
    throw new AssertionError("nothing to choose from");
  }
}
