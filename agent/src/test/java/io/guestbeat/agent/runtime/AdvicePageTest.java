package io.guestbeat.agent.runtime;

import static java.util.stream.Collectors.joining;

import io.guestbeat.GeneratedPart;
import io.guestbeat.insight.advice.AdviceRule;
import io.guestbeat.insight.advice.JvmFigure;
import io.guestbeat.insight.alarm.AlarmKind;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Keeps docs/advice.md and docs/alarms.md as the code is. */
class AdvicePageTest {
  private static final Path DOCS = Path.of(System.getProperty("guestbeat.root"), "docs");
  private static final Path ADVICE = DOCS.resolve("advice.md");
  private static final Path ALARMS = DOCS.resolve("alarms.md");

  @Test
  void theAdviceIsTheTableOfRules() throws Exception {
    String sections =
        Arrays.stream(AdviceRule.values()).map(AdvicePageTest::section).collect(joining("\n"));

    new GeneratedPart(ADVICE, "AdviceRule").requireToBe(sections);
  }

  @Test
  void theNumbersAreTheTableOfThem() throws Exception {
    String rows =
        Arrays.stream(JvmFigure.values())
            .map(
                figure ->
                    "| `%s` | %s | %s |\n"
                        .formatted(figure.apiName(), figure.unit(), figure.description()))
            .collect(joining());

    new GeneratedPart(ADVICE, "JvmFigure")
        .requireToBe("| attribute | unit | what it is |\n|---|---|---|\n" + rows);
  }

  @Test
  void theAlarmsAreTheTableOfThem() throws Exception {
    String rows =
        Arrays.stream(AlarmKind.values())
            .map(
                kind ->
                    "| `%s` | %s | %s |%s\n"
                        .formatted(
                            kind.text(),
                            kind.description(),
                            kind.unit(),
                            kind.isOfEvents() ? " yes |" : " |"))
            .collect(joining());

    new GeneratedPart(ALARMS, "AlarmKind")
        .requireToBe("| alarm | its value | unit | of events |\n|---|---|---|---|\n" + rows);
  }

  private static String section(AdviceRule rule) {
    return "### %s\n\n%s. **%s.** %s. *To do:* %s.\n"
        .formatted(rule.code(), rule.severity(), rule.firesWhen(), rule.why(), rule.remedy());
  }
}
