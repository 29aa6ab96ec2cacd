package io.guestbeat.consumers.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of {@code examples/prometheus}. */
final class Examples {
  static final Path ROOT = Path.of(System.getProperty("guestbeat.root")).toAbsolutePath();
  static final Path FOLDER = ROOT.resolve("examples/prometheus").normalize();
  static final ObjectMapper JSON = new ObjectMapper();

  private static final ObjectMapper YAML = new YAMLMapper();

  private Examples() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  static JsonNode yaml(String name) throws IOException {
    return YAML.readTree(text(name));
  }

  /** All alerts there are: a name is there as often as it has severities. */
  static List<JsonNode> alerts() throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    yaml("alerts.yml").get("groups").forEach(group -> group.get("rules").forEach(alerts::add));
    return alerts;
  }

  /** The page of the documentation. */
  static Path page() {
    return ROOT.resolve("docs/prometheus.md").normalize();
  }
}
