package io.guestbeat.agent.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Deadline;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.simulator.Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Script, commands and journal on a clock that the test turns. */
class SimulationTest {
  private final StringWriter out = new StringWriter();
  private final List<Duration> resets = new ArrayList<>();
  private long nanos;
  private Simulator simulator;
  private Simulation simulation;
  private Host host;

  @AfterEach
  void close() {
    host.close();
    simulator.close();
  }

  @Test
  void writesDownALifeFromEnableToReset() throws Exception {
    begin(Map.of(), false);
    AppMonitor guest = host.appMonitor();

    turnTo(100);
    guest.enable();
    guest.markActive();
    turnTo(110);
    guest.markActive();
    for (int second = 111; second <= 180; second++) {
      turnTo(second);
    }

    assertThat(lines())
        .containsExactly(
            "  100.000  guest 1 connected",
            "  100.000  guest 1: Enable",
            "  100.000  HA: green: a heartbeat is due every 30s",
            "  100.000  guest 1: MarkActive, the first",
            "  130.000  silence: no MarkActive for 20.000 s",
            "  140.000  HA: red: no heartbeat for 30s; reset due at 170.000 unless one comes",
            "  170.000  HA: RESET: the VM is powered off and on; a real one loses every process in"
                + " it at once, and what was not saved; these guests live on",
            "  170.000  HA: gray: the application is not watched until it enables monitoring");
    assertThat(resets).containsExactly(Duration.ofSeconds(170));
  }

  @Test
  void saysWhyAVmIsSparedAndUntilWhen() throws Exception {
    begin(Map.of("ha.max-resets", "1", "ha.reset-window", "10m"), false);
    AppMonitor guest = host.appMonitor();

    guest.enable();
    turnTo(60);
    turnTo(120);
    guest.enable();
    turnTo(180);

    assertThat(lines())
        .contains(
            "   30.000  HA: red: no heartbeat for 30s; reset due at 120.000 unless one comes",
            "   60.000  HA: spared: the VM has not been up for 2m; reset due at 120.000",
            "  180.000  HA: spared: a VM is reset at most 1 times in 10m; reset due at 720.000");
    assertThat(resets).hasSize(1);
  }

  @Test
  void writesDownWhatIsPostedAndWithdrawn() throws Exception {
    begin(Map.of("ha.minimum-uptime", "0s"), false);
    AppMonitor guest = host.appMonitor();

    guest.postAppState(AppState.NEED_RESET);
    guest.postAppState(AppState.OK);
    guest.postAppState(AppState.NEED_RESET);
    turnTo(5);

    assertThat(lines())
        .containsSubsequence(
            "    0.000  guest 1: PostAppState appStateNeedReset",
            "    0.000  HA: reset due at 5.000: the application asked for it, and may still"
                + " withdraw it",
            "    0.000  guest 1: PostAppState appStateOk",
            "    0.000  HA: the reset that was asked for is withdrawn");
    assertThat(resets).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void saysThatAHeartbeatIsBackAfterSilence() throws Exception {
    begin(Map.of(), false);
    AppMonitor guest = host.appMonitor();
    guest.enable();

    turnTo(25);
    guest.markActive();
    turnTo(50);
    guest.markActive();
    turnTo(60);
    guest.disable();
    turnTo(90);

    assertThat(lines())
        .contains(
            "   25.000  silence: no MarkActive since Enable, 25.000 s",
            "   25.000  guest 1: MarkActive, the first",
            "   50.000  guest 1: MarkActive again, after 25.000 s")
        .endsWith(
            "   60.000  guest 1: Disable",
            "   60.000  HA: gray: the application is not watched until it enables monitoring");
  }

  @Test
  void saysWhyAnOrderIsRefused() throws Exception {
    begin(Map.of("ha.monitoring", "off"), false);

    assertThatThrownBy(() -> host.appMonitor().enable()).isInstanceOf(AppMonitorException.class);

    assertThat(lines())
        .endsWith(
            "    0.000  guest 1: Enable",
            "    0.000  guest 1: Enable: refused: monitoring is not enabled");
  }

  @Test
  void writesEachRequestOnlyIfAllIsWanted() throws Exception {
    begin(Map.of(), true);
    try (GuestHandle handle = host.guestLibrary().openHandle()) {
      handle.update();
    }
    host.appMonitor().enable();
    host.appMonitor().markActive();
    host.appMonitor().markActive();

    assertThat(lines())
        .contains("    0.000  guest 1: guestlib.info.get 3")
        .filteredOn(line -> line.endsWith(": MarkActive"))
        .hasSize(2);
  }

  @Test
  void aLineStaysALineWhateverAGuestAsks() throws Exception {
    begin(Map.of(), true);

    Deadline soon = Deadline.after(Duration.ofSeconds(1), () -> nanos);
    try (Connection connection = simulator.transport().connect(soon)) {
      byte[] command = ("bang a\nb\u001b[2J" + "x".repeat(999)).getBytes(UTF_8);
      connection.send(Packet.of(command).encode(), soon);
    }

    assertThat(lines())
        .hasSize(4)
        .allMatch(line -> line.length() < 250)
        .contains("    0.000  guest 1 connected", "    0.000  guest 1 left")
        .filteredOn(line -> line.contains("guest 1: bang a?b?[2Jxxx"))
        .hasSize(2);
  }

  @Test
  void theScriptMovesTheVm() throws Exception {
    begin(Map.of(), false, "at 10s vmotion old-host", "at 20s vcpus 9");

    turnTo(10);
    turnTo(20);

    assertThat(lines())
        .containsExactly(
            "   10.000  script: vmotion old-host",
            "   10.000  VM: a new session, " + simulator.vm().snapshot().session(),
            "   20.000  script: vcpus 9",
            "   20.000  refused: vCPUs 9: accepted is 1 to 8, the cores of the host");
    try (GuestHandle handle = host.guestLibrary().openHandle()) {
      assertThat(handle.update().value(Statistic.CPU_STOLEN_MS)).isEmpty();
    }
  }

  @Test
  void theHostComesBackByItselfAndOtherFaultsStay() throws Exception {
    begin(Map.of(), false, "at 1s unknown-command", "at 2s host unavailable 10s");

    turnTo(1);
    turnTo(2);
    assertThat(simulation.next()).hasValue(Duration.ofSeconds(12));
    assertThat(simulator.faults()).hasToString("host unavailable, unknown-command");
    turnTo(11);
    assertThat(simulator.faults()).hasToString("host unavailable, unknown-command");
    turnTo(12);

    assertThat(simulator.faults()).hasToString("unknown-command");
    assertThat(lines()).last().isEqualTo("   12.000  the host is back");
    simulation.command("clear");
    assertThat(simulator.faults()).hasToString("none");
  }

  @Test
  void aLaterOutageTakesThePlaceOfTheOneBefore() throws Exception {
    begin(Map.of(), false);

    simulation.command("host unavailable 10s");
    turnTo(5);
    simulation.command("host hang 20s");
    turnTo(10);
    assertThat(simulator.faults()).hasToString("host hanging");
    turnTo(25);

    assertThat(simulator.faults()).hasToString("none");
  }

  @Test
  void everyFaultCanBeTypedAndCleared() throws Exception {
    begin(Map.of(), false);

    for (String text : List.of("drop 5%", "delay 200ms", "stats off", "unknown-command")) {
      simulation.command(text);
    }
    assertThat(simulator.faults())
        .hasToString("unknown-command, drop 5.0%, delay 200ms, stats off");
    for (String text : List.of("drop 0%", "delay 0ms", "stats on")) {
      simulation.command(text);
    }
    assertThat(simulator.faults()).hasToString("unknown-command");
    simulation.command("clear");

    assertThat(simulator.faults()).hasToString("none");
  }

  @Test
  void statisticsThatAreOffAreRefusedAndHeartbeatsGoOn() throws Exception {
    begin(Map.of(), false);

    simulation.command("stats off");

    try (GuestHandle handle = host.guestLibrary().openHandle()) {
      assertThatThrownBy(handle::update).isInstanceOf(GuestException.class);
    }
    host.appMonitor().enable();
    simulation.command("disable");
    assertThat(host.appMonitor().isEnabled()).isFalse();
  }

  @Test
  void theVmObeysWhatIsTyped() throws Exception {
    begin(Map.of("load.variation", "0", "contention", "0"), false);

    simulation.command("load 0.5");
    simulation.command("contention 0.4");
    simulation.command("balloon 1024");
    simulation.command("swap 512");
    simulation.command("vcpus 8");
    turnTo(100);

    assertThat(simulator.vm().account().used()).isEqualTo(Duration.ofMinutes(4));
    assertThat(simulator.vm().account().stolen()).isEqualTo(Duration.ofSeconds(160));
    assertThat(simulator.vm().snapshot().require(Statistic.MEM_BALLOONED_MB)).isEqualTo(1024);
    assertThat(simulator.vm().snapshot().require(Statistic.MEM_SWAPPED_MB)).isEqualTo(512);
    simulation.command("freeze");
    long frozen = simulator.vm().snapshot().require(Statistic.ELAPSED_MS);
    turnTo(200);
    assertThat(simulator.vm().snapshot().require(Statistic.ELAPSED_MS)).isEqualTo(frozen);
    simulation.command("unfreeze");
    assertThat(simulator.vm().snapshot().require(Statistic.ELAPSED_MS)).isGreaterThan(frozen);
  }

  @Test
  void statusShowsHowAllStands() throws Exception {
    begin(Map.of("load", "0.5", "load.variation", "0", "contention", "0.2"), false);
    host.appMonitor().enable();
    host.appMonitor().markActive();
    turnTo(10);
    out.getBuffer().setLength(0);

    simulation.command("status");

    assertThat(lines())
        .containsExactly(
            "   10.000  command: status",
            "   10.000  VM: session "
                + simulator.vm().snapshot().session()
                + ", 4 vCPUs, used 40.0 %, stolen 10.0 %",
            "   10.000  memory: 3436 MB mapped, 256 MB ballooned, 0 MB swapped",
            "   10.000  HA: green, 1 heartbeats, last 10.000 s ago, resets: 0",
            "   10.000  faults: none");
  }

  @Test
  void aCommandThatIsWrongIsNamedAndNothingHappens() throws Exception {
    begin(Map.of(), false);

    simulation.command("vmotoin");
    simulation.command("");
    simulation.command("help");

    assertThat(lines().get(0)).startsWith("\"vmotoin\": no such event; accepted are load SHARE");
    assertThat(lines()).hasSize(2 + EventKind.values().length);
    assertThat(simulation.isOver()).isFalse();
  }

  @Test
  void quittingEndsTheScriptToo() throws Exception {
    begin(Map.of(), false, "at 1s quit", "at 1s vmotion");

    turnTo(1);

    assertThat(simulation.isOver()).isTrue();
    assertThat(lines()).containsExactly("    1.000  script: quit");
  }

  private void begin(Map<String, String> profile, boolean isVerbose, String... script)
      throws BadInputException {
    simulator = Profile.of("profile", profile).start(Simulator.builder().clock(() -> nanos));
    simulation =
        Simulation.of(
            simulator,
            Script.of("script", Arrays.asList(script)),
            new Journal(new PrintWriter(out, true), false),
            isVerbose,
            () -> resets.add(simulator.time()));
    host = Hosts.guestRpc(simulator.transport());
  }

  private void turnTo(int second) {
    nanos = Duration.ofSeconds(second).toNanos();
    simulator.tick();
    simulation.step(simulator.time());
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }
}
