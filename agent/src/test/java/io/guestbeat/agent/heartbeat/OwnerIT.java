package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the JVMs of one virtual machine one sends the heartbeat, and none hides what befalls it. */
@Tag("slow")
final class OwnerIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String OPTIONS =
      "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=200ms";
  private static final String ACME = OPTIONS + ",heartbeat.name=acme";
  private static final String SHOP = OPTIONS + ",heartbeat.name=shop";

  @TempDir Path folder;
  private WatchedJvm machine;

  @BeforeEach
  void start() throws Exception {
    machine = new WatchedJvm(folder, Duration.ofSeconds(10), Duration.ofSeconds(3));
    machine.start(JAVA_HOME, ACME);
  }

  @AfterEach
  void stop() {
    machine.close();
  }

  @Test
  void oneSendsAndTheOtherSaysThatItWaits() throws Exception {
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    try (Program shop = machine.run(JAVA_HOME, SHOP)) {
      shop.awaitError("heartbeat WAITING: process " + machine.child().pid() + ", acme, sends");

      try (JmxAccess jmx = JmxAccess.to(shop)) {
        jmx.awaitRegistered(monitor);
        assertThat(jmx.read(monitor, "HeartbeatPhase")).isEqualTo("WAITING");
        assertThat(jmx.read(monitor, "HeartbeatOwner")).isEqualTo("acme");
        assertThat(jmx.read(monitor, "HeartbeatOwnerProcess")).isEqualTo(machine.child().pid());
        assertThat(jmx.read(monitor, "HeartbeatsSent")).isEqualTo(0L);
      }
      machine.child().send("exit 0");
      shop.awaitError("heartbeat OWNER");
      machine.awaitHeartbeats(2);
    }
    assertThat(machine.ha().events())
        .extracting(HaEvent::type)
        .doesNotContain(HaEvent.Type.RED, HaEvent.Type.RESET);
  }

  @Test
  void theDeathOfTheOwnerIsNotHidden() throws Exception {
    try (Program shop = machine.run(JAVA_HOME, SHOP)) {
      shop.awaitError("heartbeat WAITING");

      machine.child().signal("KILL");

      shop.awaitError("acme, has died");
      machine.awaitReset();
    }
  }

  @Test
  void theOwnerThatIsStartedAgainSendsAtOnce() throws Exception {
    try (Program shop = machine.run(JAVA_HOME, SHOP)) {
      shop.awaitError("heartbeat WAITING");
      machine.child().signal("KILL");
      machine.child().awaitExit();

      try (Program acme = machine.run(JAVA_HOME, ACME)) {
        acme.awaitOutput("ready");
        machine.awaitHeartbeats(12);

        assertThat(acme.errors()).noneMatch(line -> line.contains("WAITING"));
        assertThat(machine.ha().events())
            .extracting(HaEvent::type)
            .doesNotContain(HaEvent.Type.RED, HaEvent.Type.RESET);
      }
    }
  }

  @Test
  void helpersWithTheSameOptionsDoNotKeepADeadServerGreen() throws Exception {
    machine.child().send("deadlock-monitors");
    machine.child().awaitError("heartbeat WITHHELD");

    while (machine.ha().resets() == 0) {
      try (Program helper = machine.run(JAVA_HOME, SHOP)) {
        helper.awaitError("heartbeat WAITING");
        helper.send("exit 0");
        helper.awaitExit();
      }
    }

    assertThat(machine.ha().events())
        .extracting(HaEvent::type)
        .doesNotContain(HaEvent.Type.DISABLED);
  }

  @Test
  void helpersThatStartAfterTheDeathDoNotHideItEither() throws Exception {
    machine.child().signal("KILL");
    machine.child().awaitExit();

    while (machine.ha().resets() == 0) {
      try (Program helper = machine.run(JAVA_HOME, SHOP)) {
        machine.await(() -> machine.ha().resets() > 0 || staysAway(helper), "decision");
      }
    }

    List<HaEvent.Type> events =
        machine.ha().events().stream().map(HaEvent::type).collect(Collectors.toList());
    assertThat(events.subList(0, events.indexOf(HaEvent.Type.RESET)))
        .containsOnlyOnce(HaEvent.Type.ENABLED)
        .containsOnlyOnce(HaEvent.Type.RED);
  }

  private static boolean staysAway(Program helper) {
    return helper.errors().stream().anyMatch(line -> line.contains("acme, has died"));
  }
}
