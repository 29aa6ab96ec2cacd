package io.guestbeat.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written down of guests and of HA. */
class JournalTest extends SimulationRig {
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
            "  170.000  HA: RESET: the VM is powered off and on; a real one ends every process in"
                + " it at once, and unsaved data is lost; these guests keep running",
            "  170.000  HA: gray: the application is not monitored until it enables monitoring");
    assertThat(resets).containsExactly(Duration.ofSeconds(170));
  }

  @Test
  void namesTheGuestOfEachEvent() throws Exception {
    begin(Map.of(), false);
    try (Host a = Hosts.guestRpc(simulator.transport("A"));
        Host b = Hosts.guestRpc(simulator.transport("B"))) {
      a.appMonitor().enable();
      turnTo(30);
      b.appMonitor().markActive();
      b.appMonitor().disable();

      assertThat(lines())
          .contains(
              "    0.000  guest 1 (A): Enable",
              "    0.000  HA: green: a heartbeat is due every 30s (A)",
              "   30.000  HA: green: a heartbeat is due every 30s (B)",
              "   30.000  guest 2 (B): Disable",
              "   30.000  HA: gray: the application is not monitored until it enables monitoring (B)");
    }
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
            "    0.000  HA: the requested reset is withdrawn");
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
            "   60.000  HA: gray: the application is not monitored until it enables monitoring");
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
        .filteredOn(line -> line.contains("guest 1: bang a b [2Jxxx"))
        .hasSize(2);
  }
}
