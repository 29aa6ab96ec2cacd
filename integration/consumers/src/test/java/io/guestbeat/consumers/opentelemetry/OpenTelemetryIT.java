package io.guestbeat.consumers.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Truth;
import io.guestbeat.guest.Kind;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Unit;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenTelemetry agent in the same JVM, with the example's rules, once a second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenTelemetryIT {
  private static final Path JAR =
      Path.of(System.getProperty("guestbeat.consumers"), "opentelemetry.jar");

  /** UCUM's names of our units. */
  private static final Map<Unit, String> UNITS =
      Map.of(
          Unit.MS,
          "s",
          Unit.MB,
          "MiBy",
          Unit.MHZ,
          "MHz",
          Unit.CORES,
          "{cpu}",
          Unit.SHARES,
          "{share}");

  private Machine machine;
  private Truth truth;
  private Rules rules;
  private Program jvm;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    machine = Machine.on(folder, Truth.incompleteHost());
    truth = Truth.freeze(machine.simulator().vm());
    Example example = Example.of("opentelemetry/guestbeat-jmx.yaml");
    rules = Rules.of(example.text());
    jvm =
        machine.start(
            Path.of(System.getProperty("java.home")),
            "heartbeat=on,heartbeat.interval=1s",
            "-javaagent:" + JAR,
            "-Dotel.jmx.config=" + example.in(folder),
            "-Dotel.jmx.discovery.delay=1000",
            // Nothing else of it is asked for, and it starts sooner.
            "-Dotel.instrumentation.common.default-enabled=false",
            "-Dotel.instrumentation.jmx-metrics.enabled=true",
            "-Dotel.metric.export.interval=1000",
            "-Dotel.metrics.exporter=experimental-otlp/stdout",
            "-Dotel.traces.exporter=none",
            "-Dotel.logs.exporter=none");
    Wait.until(
        () ->
            Exported.newest(jvm).metrics().containsKey("guestbeat.cpu.time")
                && Exported.newest(jvm).metrics().containsKey("guestbeat.insight.memory_ballooned")
                && isOne("guestbeat.heartbeat.status", "green"),
        jvm::written);
  }

  @AfterAll
  void end() {
    machine.close();
  }

  @Test
  void exportsEachStatisticAsTheHostSaysItAndNoneThatItDoesNotGive() {
    Exported exported = Exported.newest(jvm);

    truth
        .statistics()
        .forEach(
            (statistic, value) -> {
              Rules.Metric metric = rules.ofStatistic(statistic.apiName());
              OptionalDouble shown = exported.value(metric.name(), metric.attribute());
              if (value.isEmpty()) {
                assertThat(shown).as("%s", statistic).isEmpty();
              } else {
                double scale = statistic.unit() == Unit.MS ? 1000 : 1;
                assertThat(shown).as("%s", statistic).hasValue(value.get() / scale);
              }
            });
    assertThat(exported.metrics())
        .doesNotContainKeys("guestbeat.host.cpu.time", "guestbeat.insight.cpu_stolen");
  }

  @Test
  void hasTypeUnitAndDescriptionOfEach() {
    Exported exported = Exported.newest(jvm);

    truth
        .statistics()
        .forEach(
            (statistic, value) -> {
              String name = rules.ofStatistic(statistic.apiName()).name();
              if (value.isPresent()) {
                assertThat(exported.unit(name)).isEqualTo(UNITS.get(statistic.unit()));
                assertThat(exported.type(name)).as(name).isEqualTo(typeOf(statistic));
                assertThat(exported.description(name)).as(name).isNotEmpty();
              }
            });
  }

  @Test
  void exportsAPercentageAsAShareOfOne() {
    Exported exported = Exported.newest(jvm);
    OptionalDouble shown = exported.value("guestbeat.insight.memory_ballooned", Optional.empty());

    assertThat(shown.orElseThrow()).isCloseTo(truth.balloonedPercent() / 100, offset(1e-9));
    assertThat(exported.unit("guestbeat.insight.memory_ballooned")).isEqualTo("1");
  }

  @Test
  void aTextAndAClaimAreStates() {
    assertThat(isOne("guestbeat.heartbeat.status", "green")).isTrue();
    assertThat(isOne("guestbeat.heartbeat.status", "red")).isFalse();
    assertThat(isOne("guestbeat.available", "yes")).isTrue();
    assertThat(isOne("guestbeat.available", "no")).isFalse();
    assertThat(isOne("guestbeat.heartbeat.reset_pending", "no")).isTrue();
    assertThat(isOne("guestbeat.alarm.level", "critical")).isFalse();
  }

  @Test
  void exportsTheHeartbeatInSeconds() {
    Exported exported = Exported.newest(jvm);

    assertThat(exported.value("guestbeat.heartbeat.interval", Optional.empty())).hasValue(1);
    assertThat(exported.value("guestbeat.heartbeat.red_gap", Optional.empty())).hasValue(30);
    assertThat(exported.value("guestbeat.heartbeat.withheld", Optional.empty())).hasValue(0);
    assertThat(exported.unit("guestbeat.heartbeat.red_gap")).isEqualTo("s");
    assertThat(exported.type("guestbeat.heartbeat.withheld")).isEqualTo("counter");
    assertThat(exported.metrics()).doesNotContainKey("guestbeat.heartbeat.suspended_for");
  }

  @Test
  void theAgentFindsNoFaultWithTheRules() {
    assertThat(jvm.written()).doesNotContain("WARN", "ERROR").contains("javaagent - version");
  }

  /** Amounts that can be added up over machines are what OpenTelemetry calls up-down counters. */
  private static String typeOf(Statistic statistic) {
    if (statistic.kind() == Kind.COUNTER) {
      return "counter";
    }
    boolean isAmount = statistic.unit() == Unit.MB || statistic.unit() == Unit.CORES;
    return isAmount ? "updowncounter" : "gauge";
  }

  private boolean isOne(String name, String state) {
    OptionalDouble value = Exported.newest(jvm).value(name, Optional.of(state));
    return value.isPresent() && value.getAsDouble() == 1;
  }
}
