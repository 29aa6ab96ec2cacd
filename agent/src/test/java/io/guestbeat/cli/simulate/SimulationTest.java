package io.guestbeat.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What script and commands do. */
class SimulationTest extends SimulationRig {
  private static final int VCPUS = VirtualCpus.ofThisMachine().orElseThrow();

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
    forgetLines();

    simulation.command("status");

    assertThat(lines())
        .containsExactly(
            "   10.000  command: status",
            "   10.000  VM: session "
                + simulator.vm().snapshot().session()
                + ", "
                + VCPUS
                + " vCPUs, used 40.0 %, stolen 10.0 %",
            "   10.000  memory: 3436 MB mapped, 0 MB ballooned, 0 MB swapped",
            "   10.000  HA: green, 1 heartbeats, last 10.000 s ago, resets: 0",
            "   10.000  faults: none");
  }

  @Test
  void clientsShowsWhoAskedWhat() throws Exception {
    begin(Map.of("ha.minimum-uptime", "0s"), false);
    simulation.command("clients");
    try (Host a = Hosts.guestRpc(simulator.transport("A"));
        Host b = Hosts.guestRpc(simulator.transport("B"))) {
      a.appMonitor().enable();
      a.appMonitor().markActive();
      b.appMonitor().markActive();
      b.appMonitor().getAppStatus();
      b.appMonitor().disable();
      forgetLines();

      simulation.command("clients");
    }

    assertThat(lines())
        .startsWith(
            "    0.000  command: clients",
            "    0.000  client A: Enable 1, MarkActive 1, Disable 0, PostAppState 0,"
                + " other requests 0, connections 1",
            "    0.000  client B: Enable 0, MarkActive 1, Disable 1, PostAppState 0,"
                + " other requests 1, connections 1");
  }

  @Test
  void aMoveClearsTheCountOfResets() throws Exception {
    begin(Map.of("ha.minimum-uptime", "0s"), false);
    host.appMonitor().enable();
    turnTo(60);
    forgetLines();

    simulation.command("status");
    simulation.command("vmotion");
    simulation.command("status");

    assertThat(lines())
        .contains(
            "   60.000  HA: gray, 0 heartbeats, resets: 1, of which 1 count towards the maximum of 3",
            "   60.000  HA: the count of this VM's resets is cleared, as by every vMotion and power"
                + " cycle",
            "   60.000  HA: gray, 0 heartbeats, resets: 1, of which 0 count towards the maximum of 3");
  }

  @Test
  void aCommandThatIsWrongIsNamedAndNothingHappens() throws Exception {
    begin(Map.of(), false);

    simulation.command("vmotoin");
    simulation.command("");
    simulation.command("help");

    assertThat(lines().get(0)).startsWith("\"vmotoin\": no such event; did you mean vmotion?");
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
}
