package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.GeneratedPart;
import io.guestbeat.consumers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and alerts by themselves, and the page that explains them. */
final class RulesIT {
  @TempDir Path folder;

  @Test
  void promtoolFindsNothingWrong() throws Exception {
    assertThat(promtool("check", "rules", "recording.yml", "alerts.yml"))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
    assertThat(promtool("check", "config", "prometheus.yml"))
        .contains("prometheus.yml is valid")
        .doesNotContain("WARNING");
  }

  @Test
  void theUnitTestsOfTheRulesPass() throws Exception {
    assertThat(promtool("test", "rules", "rules.test.yml"))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
  }

  @Test
  void everyRuleHasAUnitTest() throws Exception {
    String tests = Examples.text("rules.test.yml");

    for (JsonNode alert : Examples.alerts()) {
      String name = alert.get("alert").textValue();
      assertThat(tests).contains("alertname: " + name + "\n");
      assertThat(tests).contains("{severity: " + severity(alert) + ", ");
      assertThat(tests).contains("runbook: " + runbook(alert) + "\n");
    }
    for (JsonNode rule : Examples.yaml("recording.yml").get("groups").get(0).get("rules")) {
      assertThat(tests).contains("expr: round(" + rule.get("record").textValue() + ", ");
    }
  }

  @Test
  void everyAlertSaysHowGraveItIsAndWhereItIsExplained() throws Exception {
    List<String> page = Files.readAllLines(Examples.page());
    Set<String> names = new LinkedHashSet<>();

    for (JsonNode alert : Examples.alerts()) {
      String name = alert.get("alert").textValue();
      names.add(name);
      assertThat(severity(alert)).isIn("critical", "warning", "info");
      assertThat(alert.get("annotations").get("summary").textValue()).contains("$labels.instance");
      assertThat(runbook(alert)).isEqualTo("docs/prometheus.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(page).contains("### " + name);
    }
    assertThat(names).hasSizeGreaterThan(15);
  }

  @Test
  void thePageListsTheMetricsAndTheAlerts() throws Exception {
    new GeneratedPart(Examples.page(), "guestbeat.yaml").requireToBe(metrics());
    new GeneratedPart(Examples.page(), "alerts.yml").requireToBe(alerts());
  }

  @Test
  void thePageOfFleetsHasEveryAlertWhereItsSeverityBelongs() throws Exception {
    String fleet = Files.readString(Examples.ROOT.resolve("docs/fleet.md"));
    String page = between(fleet, "| page somebody if |", "| notify, do not page, if |");
    String tell = between(fleet, "| notify, do not page, if |", "## Keeping");

    for (JsonNode alert : Examples.alerts()) {
      String name = "`" + alert.get("alert").textValue() + "`";
      boolean isCritical = severity(alert).equals("critical");
      assertThat(page.contains(name)).as(name + " is a page").isEqualTo(isCritical);
      assertThat(tell.contains(name)).as(name + " is only told").isEqualTo(!isCritical);
    }
  }

  private static String between(String text, String begin, String end) {
    assertThat(text).containsSubsequence(begin, end);
    return text.substring(text.indexOf(begin), text.indexOf(end));
  }

  /** A file that was there when the tests were run has all that its users are told. */
  private static String metrics() throws IOException {
    Set<String> rows = new LinkedHashSet<>();
    for (JmxRule rule : JmxRule.all()) {
      rows.add(
          String.format(
              "| `%s` | %s | `%s` of %s | %s |%n",
              rule.shown(),
              rule.type().toLowerCase(Locale.ROOT),
              rule.attribute(),
              rule.bean(),
              rule.help()));
    }
    return "| metric | type | attribute | meaning |\n|---|---|---|---|\n" + String.join("", rows);
  }

  private static String alerts() throws IOException {
    List<String> rows = new ArrayList<>();
    for (JsonNode alert : Examples.alerts()) {
      String name = alert.get("alert").textValue();
      rows.add(
          String.format(
              "| [%s](#%s) | %s | `%s` | %s |%n",
              name,
              name.toLowerCase(Locale.ROOT),
              severity(alert),
              alert.get("expr").textValue().trim().replaceAll("\\s+", " "),
              alert.path("for").asText("at once")));
    }
    return "| alert | severity | where | for |\n|---|---|---|---|\n"
        + rows.stream().collect(Collectors.joining());
  }

  private static String severity(JsonNode alert) {
    return alert.get("labels").get("severity").textValue();
  }

  private static String runbook(JsonNode alert) {
    return alert.get("annotations").get("runbook").textValue();
  }

  private String promtool(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec promtool \"$@\""));
    command.add(Examples.FOLDER.toString());
    command.addAll(List.of(arguments));
    return Tool.output(folder, "promtool", command);
  }
}
