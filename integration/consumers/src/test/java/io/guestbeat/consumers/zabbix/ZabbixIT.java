package io.guestbeat.consumers.zabbix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Truth;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Unit;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The example's template, each item of it asked of the real Java gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ZabbixIT {
  private static final Pattern IN_TRIGGER = Pattern.compile("/Guestbeat by JMX/(jmx\\[[^]]*])");

  /** What Zabbix scales by itself, and what makes it of ours. */
  private static final Map<Unit, String> UNITS = Map.of(Unit.MS, "s", Unit.MB, "B", Unit.MHZ, "Hz");

  private static final Map<Unit, Double> FACTORS =
      Map.of(Unit.MS, 0.001, Unit.MB, 1_048_576.0, Unit.MHZ, 1e6);

  private Machine machine;
  private Truth truth;
  private int jmxPort;
  private Gateway gateway;
  private Template template;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    machine = Machine.on(folder, Truth.incompleteHost());
    truth = Truth.freeze(machine.simulator().vm());
    jmxPort = Port.free();
    machine.start(
        Path.of(System.getProperty("java.home")),
        "heartbeat=on,heartbeat.interval=1s",
        Port.jmx(jmxPort));
    gateway = Gateway.start(folder);
    template = Template.of(Example.of("zabbix/guestbeat-template.yaml").text());
    String status = Template.key("AppMonitor", "AppStatus");
    Wait.until(
        () -> "GREEN".equals(answers(Set.of(status)).get(status).path("value").asText()),
        machine.jvm()::written);
  }

  @AfterAll
  void end() {
    gateway.close();
    machine.close();
  }

  @Test
  void hasEachStatisticAsTheHostSaysItAndNoneThatItDoesNotGive() {
    Map<String, JsonNode> answers = answers(template.items().keySet());

    truth
        .statistics()
        .forEach(
            (statistic, value) -> {
              Template.Item item = template.item("GuestStats", statistic.apiName());
              JsonNode answer = answers.get(Template.key("GuestStats", statistic.apiName()));
              if (value.isPresent()) {
                assertThat(answer.path("value").asText())
                    .as("%s", statistic)
                    .isEqualTo("" + value.get());
              } else {
                assertThat(answer.path("error").asText())
                    .as("%s", statistic)
                    .isEqualTo("data object is null");
                assertThat(answer.has("value")).isFalse();
              }
              assertThat(item.dropsWhatIsAbsent()).isTrue();
              assertThat(item.dropsUnlimited()).isEqualTo(statistic.hasUnlimited());
            });
  }

  @Test
  void scalesEachToTheUnitThatZabbixKnows() {
    for (Statistic statistic : truth.statistics().keySet()) {
      Template.Item item = template.item("GuestStats", statistic.apiName());

      assertThat(item.units())
          .as("%s", statistic)
          .isEqualTo(UNITS.getOrDefault(statistic.unit(), ""));
      assertThat(item.multiplier()).isEqualTo(FACTORS.getOrDefault(statistic.unit(), 1.0));
      assertThat(item.valueType()).isEqualTo(statistic.unit() == Unit.MS ? "FLOAT" : "UNSIGNED");
    }
  }

  @Test
  void hasFiguresInPercent() {
    Map<String, JsonNode> answers = answers(template.items().keySet());
    Template.Item item = template.item("Insight", "MemBalloonedPercent");

    assertThat(answers.get(Template.key("Insight", "MemBalloonedPercent")).path("value").asDouble())
        .isCloseTo(truth.balloonedPercent(), offset(1e-9));
    assertThat(item.units()).isEqualTo("%");
    assertThat(item.multiplier()).isEqualTo(1);
    assertThat(item.valueType()).isEqualTo("FLOAT");
    // The machine stands still: there is no rate.
    assertThat(answers.get(Template.key("Insight", "CpuStolenPercent")).has("value")).isFalse();
  }

  @Test
  void everyItemIsAnAttributeThatThereIs() {
    answers(template.items().keySet())
        .forEach(
            (key, answer) -> {
              if (!answer.has("value")) {
                assertThat(answer.path("error").asText()).as(key).isEqualTo("data object is null");
              }
              assertThat(template.items().get(key).dropsWhatIsAbsent()).as(key).isTrue();
            });
  }

  @Test
  void hasTheHeartbeatAsTextClaimAndNumber() {
    Map<String, JsonNode> answers = answers(template.items().keySet());

    assertThat(value(answers, "Enabled")).isEqualTo("true");
    assertThat(value(answers, "ResetPending")).isEqualTo("false");
    assertThat(value(answers, "HeartbeatIntervalMillis")).isEqualTo("1000");
    assertThat(value(answers, "HeartbeatsWithheld")).isEqualTo("0");
    assertThat(answers.get(Template.key("AppMonitor", "SuspendedForMillis")).has("value"))
        .isFalse();
    assertThat(template.item("AppMonitor", "AppStatus").valueType()).isEqualTo("CHAR");
  }

  @Test
  void everyTriggerLooksAtAnItemOfTheTemplate() {
    assertThat(template.triggers()).hasSizeGreaterThan(5);
    for (String expression : template.triggers()) {
      Matcher key = IN_TRIGGER.matcher(expression);

      assertThat(key.find()).as(expression).isTrue();
      assertThat(template.items()).as(expression).containsKey(key.group(1));
    }
  }

  @Test
  void tellsOfAJvmThatIsGoneByAnItemThatAlwaysHasAValue() {
    String available = Template.key("GuestStats", "Available");

    assertThat(template.triggers()).contains("nodata(/Guestbeat by JMX/" + available + ",5m)=1");
    assertThat(answers(Set.of(available)).get(available).path("value").asText()).isEqualTo("true");
    // The server gets an error for what is not there, and it must not become a value.
    assertThat(template.items().get(available).dropsWhatIsAbsent()).isTrue();
    assertThat(template.items().get(available).dropsWhatIsUnchanged()).isFalse();
  }

  @Test
  void theGatewayFindsGatesOnlyAsOneTextOfATable() {
    String gates = Template.key("AppMonitor", "Gates");
    String table = Template.key("AppMonitor", "GatesByName");
    String discovery = "jmx.discovery[attributes,\"io.guestbeat:type=AppMonitor\"]";
    Map<String, JsonNode> answers = answers(List.of(gates, table, discovery));

    assertThat(answers.get(gates).path("error").asText()).contains("cannot be converted");
    assertThat(answers.get(discovery).path("value").asText())
        .contains("HeartbeatsSent")
        .doesNotContain("\"AppMonitor\",\"Gates\"");
    assertThat(answers.get(table).path("value").asText())
        .as("%s", answers.get(table))
        .contains("\"name\":\"deadlock\"");
  }

  private static String value(Map<String, JsonNode> answers, String attribute) {
    return answers.get(Template.key("AppMonitor", attribute)).path("value").asText();
  }

  private Map<String, JsonNode> answers(Iterable<String> keys) {
    try {
      Map<String, JsonNode> byKey = new HashMap<>();
      int index = 0;
      JsonNode answers = gateway.ask(jmxPort, keys);
      for (String key : keys) {
        byKey.put(key, answers.get(index++));
      }
      return byKey;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
