package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.consumers.Npm;
import io.guestbeat.consumers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards against Grafana's own types of them, which it publishes for TypeScript. */
final class GrafanaIT {
  private static final Path SOURCES =
      Examples.ROOT.resolve("integration/consumers/src/test/grafana");

  private static Path schema;

  @TempDir Path folder;

  @BeforeAll
  static void fetchTheSchema() throws IOException {
    schema = Npm.install("grafana");
  }

  @Test
  void grafanaKnowsAllThatIsInTheDashboards() throws Exception {
    for (String name : Dashboard.NAMES) {
      check(name, Examples.text("grafana/" + name + ".json"));
    }
  }

  @Test
  void whatGrafanaDoesNotKnowIsFound() throws Exception {
    String dashboard = Examples.text("grafana/guestbeat-jvm.json");
    String misspelled = dashboard.replaceFirst("\"reduceOptions\"", "\"reducedOptions\"");

    assertThatThrownBy(() -> check("misspelled", misspelled))
        .hasMessageContaining("reducedOptions");
  }

  @Test
  void everyPanelIsExplainedHasAUnitAndAPlaceOfItsOwn() throws Exception {
    for (String name : Dashboard.NAMES) {
      Set<String> places = new HashSet<>();
      for (JsonNode panel : Dashboard.of(name).panels()) {
        String title = name + ": " + panel.get("title");
        assertThat(panel.get("description").textValue()).as(title).isNotBlank();
        JsonNode defaults = panel.get("fieldConfig").get("defaults");
        assertThat(
                defaults.has("unit")
                    || defaults.has("mappings")
                    || panel.get("type").textValue().equals("table")
                    || panel.path("options").path("textMode").asText().equals("name"))
            .as(title + " has a unit")
            .isTrue();
        JsonNode place = panel.get("gridPos");
        for (int x = 0; x < place.get("w").intValue(); x++) {
          for (int y = 0; y < place.get("h").intValue(); y++) {
            int column = place.get("x").intValue() + x;
            assertThat(column).as(title).isLessThan(24);
            assertThat(places.add(column + "/" + (place.get("y").intValue() + y)))
                .as(title)
                .isTrue();
          }
        }
      }
    }
  }

  private void check(String name, String dashboard) throws IOException {
    // Within the folder that has the schema, so that the compiler finds it.
    Path source = schema.resolve(name + ".ts");
    Files.writeString(
        source,
        Files.readString(SOURCES.resolve("dashboard.ts"))
            + "export const dashboard: OurDashboard = "
            + dashboard
            + ";\n");
    assertThat(
            Tool.output(
                folder,
                "tsc",
                List.of(
                    "node",
                    schema.resolve("node_modules/typescript/lib/tsc.js").toString(),
                    "--noEmit",
                    "--strict",
                    "--skipLibCheck",
                    "--module",
                    "esnext",
                    "--moduleResolution",
                    "bundler",
                    "--target",
                    "es2022",
                    source.toString())))
        .isEmpty();
  }
}
