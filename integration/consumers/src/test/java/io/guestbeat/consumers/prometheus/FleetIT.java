package io.guestbeat.consumers.prometheus;

import static io.guestbeat.consumers.prometheus.Fleet.Member.DEAD;
import static io.guestbeat.consumers.prometheus.Fleet.Member.DRY;
import static io.guestbeat.consumers.prometheus.Fleet.Member.MOVED;
import static io.guestbeat.consumers.prometheus.Fleet.Member.OLD;
import static io.guestbeat.consumers.prometheus.Fleet.Member.QUIET;
import static io.guestbeat.consumers.prometheus.Fleet.Member.STOLEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.consumers.Tool;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Wait;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of six under a real Prometheus: a vMotion, a steal storm, a deadlock, and an end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FleetIT {
  /** These are true of a JVM on a machine that is busy with other tests. */
  private static final String OF_A_BUSY_MACHINE =
      "Guestbeat(HeartbeatLate|LongPause|PausesOften) .*";

  /** So is this for as long as a scrape, at a test's pace, takes longer than it may. */
  private static final String OF_A_MOMENT = "GuestbeatTarget(Down|Flaps) .*";

  @TempDir static Path folder;
  private Fleet fleet;
  private PrometheusServer prometheus;

  @BeforeAll
  void startAndDriveThem() throws Exception {
    fleet = Fleet.start(Files.createDirectory(folder.resolve("fleet")));
    fleet.awaitHeartbeats();
    // The first page takes a JVM longer than all that follow.
    for (String instance : fleet.instances()) {
      assertThat(metricsOf(instance)).contains("guestbeat_available");
    }
    prometheus =
        PrometheusServer.start(
            Files.createDirectory(folder.resolve("prometheus")), fleet.instances());
    Wait.until(() -> prometheus.query("guestbeat_available == 1").size() == 6, this::state);
    fleet.simulator(MOVED).vm().vMotion();
    fleet.simulator(STOLEN).vm().setLoad(0.9);
    fleet.simulator(STOLEN).vm().setContention(0.6);
    fleet.machine(DEAD).jvm().send("deadlock");
    fleet.machine(DRY).jvm().send("deadlock");
  }

  @AfterAll
  void end() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (fleet != null) {
      fleet.close();
    }
  }

  @Test
  @Order(1)
  void theRightAlertsFireForTheRightJvmAndNoOther() {
    List<String> expected = expected();

    Wait.until(() -> firing().equals(expected), this::state);

    assertThat(everFired()).filteredOn(alert -> !alert.matches(OF_A_MOMENT)).isEqualTo(expected);
    assertThat(fleet.simulator(DRY).traffic().requestsAnswered("GuestAppMonitor")).isZero();
  }

  @Test
  @Order(2)
  void whatPrometheusHasIsTheHostsTruth() throws Exception {
    new StatisticsCheck(prometheus, fleet, QUIET).requireTruth(Integer.MAX_VALUE);
    new StatisticsCheck(prometheus, fleet, STOLEN).requireTruth(Integer.MAX_VALUE);
  }

  @Test
  @Order(3)
  void whatAnOldHostDoesNotGiveIsAbsentAndComesWithANewerHost() throws Exception {
    StatisticsCheck check = new StatisticsCheck(prometheus, fleet, OLD);
    check.requireTruth(17);

    fleet.simulator(OLD).vm().vMotion(HostProfile.current());
    check.requireTruth(Integer.MAX_VALUE);
  }

  @Test
  @Order(4)
  void whatTheMBeansTellIsExportedInBaseUnitsOrLeftOut() throws Exception {
    fleet.pause(QUIET, Duration.ofMillis(1500));
    String pauses = "guestbeat_pauses_total{instance=\"" + fleet.instance(QUIET) + "\"} > 0";
    Wait.until(() -> prometheus.query(pauses).size() == 1, this::state);
    fleet.simulator(QUIET).vm().freeze();
    try (BeansCheck check =
        new BeansCheck(prometheus, fleet.machine(QUIET).jvm(), fleet.instance(QUIET))) {
      check.requireEveryAttributeExportedOrLeftOut();
      check.requireNamesTypesAndUnits();
      check.requireValues();
    }
  }

  @Test
  @Order(5)
  void everyPanelHasDataAndEveryExpressionIsUnderstood() throws Exception {
    for (String name : Dashboard.NAMES) {
      Dashboard dashboard = Dashboard.of(name);
      assertThat(dashboard.choices(prometheus)).containsAll(fleet.instances());
      String instances = name.equals("guestbeat-jvm") ? fleet.instance(STOLEN) : ".*";
      assertThat(dashboard.panels()).as(name).hasSizeGreaterThan(10);
      for (JsonNode panel : dashboard.panels()) {
        requireData(name + ": " + panel.get("title"), panel, instances);
      }
    }
  }

  @Test
  @Order(6)
  void promtoolFindsNothingWrongWithThePageOfMetrics() throws Exception {
    Path page = Files.writeString(folder.resolve("metrics"), metricsOf(fleet.instance(QUIET)));

    assertThat(page).content().contains("guestbeat_cpu_stolen_seconds_total ");
    assertThat(
            Tool.output(folder, "promtool", List.of("sh", "-c", "promtool check metrics <" + page)))
        .isEmpty();
  }

  @Test
  @Order(7)
  void aJvmThatEndsIsToldOf() {
    fleet.machine(QUIET).jvm().close();

    String down = "GuestbeatTargetDown critical " + fleet.instance(QUIET);
    Wait.until(() -> firing().contains(down), this::state);
    assertThat(firing()).filteredOn(alert -> alert.contains("TargetDown")).containsExactly(down);
  }

  @Test
  @Order(8)
  void aJvmThatServiceDiscoveryDropsIsToldOf() throws Exception {
    String dropped = fleet.instance(MOVED);
    prometheus.retarget(
        fleet.instances().stream()
            .filter(instance -> !instance.equals(dropped))
            .collect(Collectors.toList()));

    String gone = "GuestbeatTargetGone warning " + dropped;
    Wait.until(() -> firing().contains(gone), this::state);
    assertThat(firing()).filteredOn(alert -> alert.contains("Gone")).containsExactly(gone);
  }

  private List<String> expected() {
    return List.of(
            "GuestbeatSessionChanged info " + fleet.instance(MOVED),
            "GuestbeatCpuStolen warning " + fleet.instance(STOLEN),
            "GuestbeatGateClosed warning " + fleet.instance(DEAD),
            "GuestbeatGateClosed warning " + fleet.instance(DRY),
            "GuestbeatHeartbeatWithheld critical " + fleet.instance(DEAD),
            "GuestbeatAppRed critical " + fleet.instance(DEAD))
        .stream()
        .sorted()
        .collect(Collectors.toList());
  }

  private List<String> firing() {
    return notOfABusyMachine(prometheus.firing());
  }

  private List<String> everFired() {
    return notOfABusyMachine(prometheus.everFired());
  }

  private static List<String> notOfABusyMachine(List<String> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.matches(OF_A_BUSY_MACHINE))
        .distinct()
        .collect(Collectors.toList());
  }

  /** Soon: a VM that stood still for a test has no rates for a moment. */
  private void requireData(String title, JsonNode panel, String instances) {
    for (String expression : Dashboard.expressions(panel, instances)) {
      Wait.until(() -> !prometheus.query(expression).isEmpty(), () -> title + ": " + expression);
    }
  }

  private static String metricsOf(String instance) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + instance + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String state() {
    return "firing: " + firing() + "\nup: " + prometheus.query("up");
  }
}
