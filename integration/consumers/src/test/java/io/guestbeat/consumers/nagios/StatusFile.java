package io.guestbeat.consumers.nagios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The file in which Nagios, and Icinga as it does, says how its services are. Immutable. */
final class StatusFile {
  private final Path file;

  StatusFile(Path file) {
    this.file = file;
  }

  /** The service of this name, or empty where it was not checked yet. */
  Optional<Service> service(String name) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text().lines().map(String::strip).toList()) {
      if (line.endsWith("{")) {
        fields.clear();
      } else if (line.equals("}") && name.equals(fields.get("service_description"))) {
        return Optional.of(Service.of(fields)).filter(service -> !service.output.isEmpty());
      } else if (line.contains("=")) {
        fields.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return Optional.empty();
  }

  private String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      // It is being replaced.
      return "";
    }
  }

  /** State 0 is OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. */
  record Service(int state, String output, String performance) {
    private static Service of(Map<String, String> fields) {
      return new Service(
          Integer.parseInt(fields.getOrDefault("current_state", "-1")),
          fields.getOrDefault("plugin_output", ""),
          fields.getOrDefault("performance_data", ""));
    }
  }
}
