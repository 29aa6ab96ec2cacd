package io.guestbeat.consumers.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Tool;
import io.guestbeat.consumers.Truth;
import io.guestbeat.guest.Kind;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real JMXFetch with the example's configuration, once a second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JmxFetchIT {
  private static final Path JAR =
      Path.of(System.getProperty("guestbeat.consumers"), "jmxfetch.jar");

  /** What one instance may send; JMXFetch leaves out what is beyond. */
  private static final int CAP = 350;

  /** Datadog's names of our units. */
  private static final Map<String, String> UNITS =
      Map.of("ms", "millisecond", "MB", "mebibyte", "MHz", "megahertz", "cores", "core");

  private Machine machine;
  private Truth truth;
  private JmxFetchConfiguration configuration;
  private Program jmxFetch;
  private Collected collected;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    machine = Machine.on(folder, Truth.incompleteHost());
    truth = Truth.freeze(machine.simulator().vm());
    int port = Port.free();
    Program jvm =
        machine.start(
            Path.of(System.getProperty("java.home")),
            "heartbeat=on,heartbeat.interval=1s,stats.max-age=0s",
            Port.jmx(port));
    jvm.awaitWritten("STARTED");
    Example example = Example.of("datadog/conf.yaml");
    configuration = JmxFetchConfiguration.of(example.text());
    Path conf = Files.createDirectory(folder.resolve("conf.d"));
    example.with("host: localhost", "host: 127.0.0.1").with("port: 9010", "port: " + port).in(conf);
    jmxFetch = Tool.start(folder, "jmxfetch", command(conf));
    collected = new Collected(jmxFetch);
  }

  private static List<String> command(Path conf) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx128m",
        "-jar",
        JAR.toString(),
        "--conf_directory",
        conf.toString(),
        "--check",
        "conf.yaml",
        "--reporter",
        "console",
        "--check_period",
        "1000",
        "collect");
  }

  @AfterAll
  void end() {
    jmxFetch.close();
    machine.close();
  }

  @Test
  void sendsEachStatisticAsTheHostSaysItAndNoneThatItDoesNotGive() {
    Map<String, Double> sent = collected.await(collected.all().size() + 2);

    truth
        .statistics()
        .forEach(
            (statistic, value) -> {
              String name = metric(statistic).name();
              if (value.isEmpty()) {
                assertThat(sent).doesNotContainKey(name);
              } else if (statistic.kind() == Kind.GAUGE) {
                assertThat(sent).containsEntry(name, value.get().doubleValue());
              } else {
                // It stands still: a counter sends what it gained.
                assertThat(sent).containsEntry(name, 0.0);
              }
            });
    assertThat(sent).containsEntry("guestbeat.available", 1.0);
    assertThat(sent.get("guestbeat.insight.memory_ballooned_percent"))
        .isCloseTo(truth.balloonedPercent(), offset(1e-9));
  }

  @Test
  void sendsOfCountersWhatTheyGainAndNothingOfANewSession() throws Exception {
    collected.await(2);
    Snapshot before = machine.simulator().vm().snapshot();

    machine.simulator().vm().unfreeze();
    Wait.until(
        () ->
            machine.simulator().vm().snapshot().require(Statistic.CPU_USED_MS)
                > before.require(Statistic.CPU_USED_MS) + 100,
        () -> "the VM stands still");
    truth = Truth.freeze(machine.simulator().vm());
    Snapshot after = machine.simulator().vm().snapshot();
    // One may have been read already, and not be sent yet.
    collected.await(collected.all().size() + 2);

    for (Statistic statistic :
        List.of(Statistic.CPU_USED_MS, Statistic.CPU_STOLEN_MS, Statistic.ELAPSED_MS)) {
      assertThat(metric(statistic).type()).isEqualTo("monotonic_count");
      assertThat(collected.total(metric(statistic).name()))
          .as("%s", statistic)
          .isEqualTo((double) (after.require(statistic) - before.require(statistic)));
    }

    machine.simulator().vm().unfreeze();
    machine.simulator().vm().vMotion();
    truth = Truth.freeze(machine.simulator().vm());
    Wait.until(() -> collected.total("guestbeat.session.changes") == 1, jmxFetch::written);

    String used = metric(Statistic.CPU_USED_MS).name();
    assertThat(collected.all())
        .allSatisfy(sent -> assertThat(sent.getOrDefault(used, 0.0)).isNotNegative());
  }

  @Test
  void sendsTheHeartbeatAndWhatHaMakesOfIt() {
    collected.await(2);
    Wait.until(
        () ->
            Double.valueOf(1).equals(collected.newest().get("guestbeat.heartbeat.status"))
                && collected.newest().containsKey("guestbeat.heartbeat.last_gap_ms"),
        jmxFetch::written);

    Map<String, Double> sent = collected.newest();
    assertThat(sent)
        .containsEntry("guestbeat.heartbeat.enabled", 1.0)
        .containsEntry("guestbeat.heartbeat.reset_pending", 0.0)
        .containsEntry("guestbeat.heartbeat.interval_ms", 1000.0)
        .containsEntry("guestbeat.heartbeat.red_gap_ms", 30_000.0)
        .containsEntry("guestbeat.heartbeat.withheld", 0.0)
        .doesNotContainKey("guestbeat.heartbeat.suspended_for_ms");
  }

  @Test
  void staysFarBelowWhatAnInstanceMaySend() {
    collected.await(1);

    assertThat(configuration.metrics()).hasSizeLessThan(CAP / 2);
    assertThat(jmxFetch.written()).doesNotContain("Maximum number of metrics reached");
  }

  @Test
  void theMetadataHasTheUnitOfEachMetric() throws Exception {
    Map<String, String[]> rows = new HashMap<>();
    List<String> lines = Example.of("datadog/metadata.csv").text().lines().toList();
    lines.stream().skip(1).map(line -> line.split(",", 6)).forEach(row -> rows.put(row[0], row));

    assertThat(lines.get(0)).startsWith("metric_name,metric_type,interval,unit_name,");
    configuration
        .metrics()
        .values()
        .forEach(
            metric ->
                assertThat(rows.get(metric.name())[1])
                    .as(metric.name())
                    .isEqualTo(metric.type().equals("gauge") ? "gauge" : "count"));
    for (Statistic statistic : truth.statistics().keySet()) {
      String unit = UNITS.getOrDefault(statistic.unit().symbol(), "");
      assertThat(rows.get(metric(statistic).name())[3]).as("%s", statistic).isEqualTo(unit);
    }
  }

  private JmxFetchConfiguration.Metric metric(Statistic statistic) {
    return configuration.metric("GuestStats", statistic.apiName());
  }
}
