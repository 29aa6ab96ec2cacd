package io.guestbeat.consumers.zabbix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Zabbix template: its items by key, and the expressions of its triggers. Immutable. */
final class Template {
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<String> triggers = new ArrayList<>();

  private Template(JsonNode file) {
    for (JsonNode item : file.at("/zabbix_export/templates/0/items")) {
      items.put(item.get("key").textValue(), new Item(item));
      item.path("triggers").forEach(trigger -> triggers.add(trigger.get("expression").textValue()));
    }
  }

  static Template of(String yaml) throws IOException {
    return new Template(new YAMLMapper().readTree(yaml));
  }

  Map<String, Item> items() {
    return items;
  }

  List<String> triggers() {
    return triggers;
  }

  /** The item of this attribute; fails where there is none. */
  Item item(String bean, String attribute) {
    Item item = items.get(key(bean, attribute));
    if (item == null) {
      throw new AssertionError("no item of " + bean + "'s " + attribute);
    }
    return item;
  }

  static String key(String bean, String attribute) {
    return "jmx[\"io.guestbeat:type=" + bean + "\",\"" + attribute + "\"]";
  }

  /** What Zabbix makes of what the gateway answers. */
  record Item(JsonNode json) {
    String units() {
      return json.path("units").asText();
    }

    String valueType() {
      return json.path("value_type").asText("UNSIGNED");
    }

    /** By what the server multiplies the value. */
    double multiplier() {
      return step("MULTIPLIER") == null ? 1 : step("MULTIPLIER").at("/parameters/0").asDouble();
    }

    /** Whether an error of the gateway's leaves the item without a value, and in service. */
    boolean dropsWhatIsAbsent() {
      return isDropped(json.at("/preprocessing/0"), "CHECK_NOT_SUPPORTED");
    }

    /** Whether values that are as they were are left out, so that there may be none for long. */
    boolean dropsWhatIsUnchanged() {
      return step("DISCARD_UNCHANGED_HEARTBEAT") != null || step("DISCARD_UNCHANGED") != null;
    }

    /** Whether a limit that is none leaves the item without a value. */
    boolean dropsUnlimited() {
      JsonNode step = step("NOT_MATCHES_REGEX");
      return step != null
          && isDropped(step, "NOT_MATCHES_REGEX")
          && "4294967295".matches(step.at("/parameters/0").textValue());
    }

    private static boolean isDropped(JsonNode step, String type) {
      return type.equals(step.path("type").asText())
          && "DISCARD_VALUE".equals(step.path("error_handler").asText());
    }

    private JsonNode step(String type) {
      for (JsonNode step : json.path("preprocessing")) {
        if (type.equals(step.path("type").asText())) {
          return step;
        }
      }
      return null;
    }
  }
}
