package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A watched JVM is reset when, and only when, it is dead. */
@Tag("slow")
final class HeartbeatIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String OPTIONS =
      "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=200ms";

  private final ObjectName monitor;

  @TempDir Path folder;
  private WatchedJvm jvm;

  HeartbeatIT() throws Exception {
    monitor = new ObjectName("io.guestbeat:type=AppMonitor");
  }

  @AfterEach
  void stop() {
    jvm.close();
  }

  @ParameterizedTest
  @MethodSource("deadlocks")
  void aDeadlockStopsTheHeartbeatAndTheVmIsReset(Path javaHome, String order) throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(javaHome, OPTIONS);

    jvm.child().send(order);
    jvm.awaitReset();

    assertThat(jvm.ha().events())
        .extracting(HaEvent::type)
        .containsSubsequence(HaEvent.Type.GREEN, HaEvent.Type.RED, HaEvent.Type.RESET);
    assertThat(jvm.evidence())
        .contains("order-1", "order-2", "deadlock", "GATE_CLOSED", "CpuStolenMs");
  }

  static Stream<Arguments> deadlocks() throws IOException {
    return Jdks.all()
        .flatMap(
            home ->
                Stream.of("deadlock-monitors", "deadlock-locks")
                    .map(order -> Arguments.of(home, order)));
  }

  @Test
  void anOperatorSeesOverJmxWhy() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);
    try (JmxAccess jmx = JmxAccess.to(jvm.child())) {
      jmx.awaitRegistered(monitor);
      jvm.child().send("deadlock-locks");
      jvm.await(() -> jvm.ha().status() == AppStatus.RED, "red");

      CompositeData[] gates = (CompositeData[]) jmx.read(monitor, "Gates");
      assertThat(gates).hasSize(1);
      assertThat(gates[0].get("name")).isEqualTo("deadlock");
      assertThat(gates[0].get("open")).isEqualTo(false);
      assertThat((String) gates[0].get("reason")).contains("order-1", "order-2");
      assertThat(String.join("\n", (String[]) jmx.read(monitor, "Decisions")))
          .contains("STARTED", "GATE_CLOSED", "FAILING", "WITHHELD", "EVIDENCE");
      assertThat((long) jmx.read(monitor, "HeartbeatsWithheld")).isPositive();
      assertThat((String) jmx.read(monitor, "LastEvidence")).contains("evidence-");
      assertThat(jmx.read(monitor, "ResetsClaimed")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy 200", "threads 5000", "fill 0.95"})
  @Tag("slowest")
  void noLoadCostsAHeartbeat(String order) throws Exception {
    Duration interval = Duration.ofSeconds(3);
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(
        JAVA_HOME,
        "heartbeat=on,heartbeat.interval=3s,heartbeat.grace=0s,gates=deadlock+heap"
            + ",gate.deadlock.interval=1s,gate.heap.interval=1s");

    jvm.child().send(order);
    jvm.awaitHeartbeats(4);

    Duration gap = jvm.ha().longestHeartbeatGap();
    System.out.printf(
        "largest gap between heartbeats under \"%s\": %d ms, every %d ms%n",
        order, gap.toMillis(), interval.toMillis());
    assertThat(gap).isLessThan(interval.multipliedBy(2));
    assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
  }

  @Test
  void aWantOfMemoryThatPassesEndsNoHeartbeat() throws Exception {
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    jvm.child().send("exhaust 6");
    jvm.child().awaitOutput("done exhaust");
    jvm.awaitHeartbeats(3);
    end("end of input");

    assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
    assertThat(jvm.ha().status()).isEqualTo(AppStatus.GRAY);
  }

  @Test
  void aKilledJvmIsRedAndReset() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    jvm.child().close();
    jvm.awaitReset();

    assertThat(jvm.ha().events()).extracting(HaEvent::type).contains(HaEvent.Type.RED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"end of input", "exit 0", "exit 1", "SIGTERM"})
  void aCleanExitIsGrayAndNotReset(String end) throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    end(end);

    assertThat(jvm.ha().status()).isEqualTo(AppStatus.GRAY);
    assertThat(jvm.ha().resets()).isZero();
    assertThat(jvm.ha().events())
        .extracting(HaEvent::type)
        .endsWith(HaEvent.Type.DISABLED, HaEvent.Type.GRAY);
  }

  @Test
  void onExitLeaveLeavesTheResetToHa() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS + ",on-exit=leave");

    end("exit 0");

    assertThat(jvm.ha().status()).isEqualTo(AppStatus.GREEN);
    jvm.awaitReset();
  }

  @Test
  void vMotionIsFollowedByEnablingAgainWithinAnInterval() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    jvm.simulator().vm().vMotion();

    assertGreenAgainWithinAnInterval();
    jvm.child().awaitError("heartbeat REENABLED");
  }

  @Test
  void anotherProgramsDisableIsUndoneAndReported() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    jvm.ha().disable();

    assertGreenAgainWithinAnInterval();
    jvm.child().awaitError("heartbeat REENABLED");
  }

  @Test
  void aHostThatIsGoneForTenSecondsHearsOfItWithinAnInterval() throws Exception {
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);
    jvm.simulator().faults().hostGone();
    long gone = System.nanoTime();
    jvm.child().awaitError("heartbeat FAILED");
    jvm.await(() -> System.nanoTime() - gone > Duration.ofSeconds(10).toNanos(), "ten seconds");

    long back = System.nanoTime();
    jvm.simulator().faults().clear();
    jvm.awaitHeartbeats(1);

    assertThat(Duration.ofNanos(System.nanoTime() - back))
        .isLessThan(INTERVAL.plus(INTERVAL.dividedBy(2)));
    jvm.child().awaitError("heartbeat SENT_AGAIN");
    assertThat(jvm.ha().resets()).isZero();
  }

  @Test
  @Tag("slowest")
  void aHostThatIsSlowWithEveryAnswerGetsItsHeartbeats() throws Exception {
    Duration interval = Duration.ofSeconds(4);
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS.replace("interval=1s", "interval=4s"));

    jvm.simulator().faults().delayAnswers(Duration.ofMillis(1800));
    jvm.awaitHeartbeats(4);

    assertThat(jvm.ha().longestHeartbeatGap()).isLessThan(interval.multipliedBy(2));
  }

  @Test
  void inPresenceGatesOnlyReport() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS.replace("heartbeat=on", "heartbeat=presence"));

    jvm.child().send("deadlock-monitors");

    jvm.child().awaitError("the mode is presence, in which gates only report");
    jvm.awaitHeartbeats(4);
    assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
  }

  @Test
  void anImmediateResetIsAskedForOnceTheEvidenceIsWritten() throws Exception {
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS + ",heartbeat.reset=immediate");

    jvm.child().send("deadlock-locks");
    jvm.awaitReset();

    assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
    assertThat(jvm.evidence()).contains("order-1");
  }

  @Test
  void theOperatorsCommandIsRunBeforeTheReset() throws Exception {
    Path told = folder.resolve("told");
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS + ",escalation.command=cp /proc/self/environ " + told);

    jvm.child().send("deadlock-locks");
    jvm.child().awaitError("heartbeat COMMAND: the command ended with status 0");

    assertThat(told).content().contains("GUESTBEAT_REASON=deadlock: ", "GUESTBEAT_EVIDENCE=/");
  }

  /** As a guest of vSockets: a trial on a simulated host spends no budget on the disk. */
  @Test
  @NeedsPrograms("gcc --version")
  void aSpentBudgetObservesOnlyAcrossRestarts() throws Exception {
    String options = OPTIONS + ",heartbeat.reset-budget=1/1h";
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.startOverVsockets(JAVA_HOME, options);
    jvm.child().send("deadlock-locks");
    jvm.awaitReset();
    jvm.child().close();

    jvm.startOverVsockets(JAVA_HOME, options);
    jvm.child().send("deadlock-locks");
    jvm.child().awaitError("heartbeat OVER_BUDGET");

    jvm.awaitHeartbeats(4);
    assertThat(jvm.ha().resets()).isEqualTo(1);
  }

  @Test
  void aTrialOnASimulatedHostSpendsNothingThatOutlivesIt() throws Exception {
    String options = OPTIONS + ",heartbeat.reset-budget=1/1h";
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    for (int resets = 1; resets <= 2; resets++) {
      int enough = resets;
      jvm.start(JAVA_HOME, options);
      jvm.child().send("deadlock-locks");
      jvm.await(() -> jvm.ha().resets() >= enough, "reset");
      jvm.child().close();
    }

    assertThat(folder.resolve("evidence/resets")).doesNotExist();
  }

  @Test
  void aStopCommandOfTheSameScriptNeverTouchesTheHeartbeat() throws Exception {
    jvm = WatchedJvm.byAnImpatientCluster(folder);
    jvm.start(JAVA_HOME, OPTIONS);

    try (Program stopCommand = jvm.run(JAVA_HOME, OPTIONS, "stop")) {
      stopCommand.awaitOutput("ready");
      assertThat(stopCommand.finish()).isZero();
    }

    assertThat(jvm.simulator().traffic().requestsAnswered("GuestAppMonitor.Cmd.Disable")).isZero();
    assertThat(jvm.ha().status()).isEqualTo(AppStatus.GREEN);
  }

  private void end(String how) throws Exception {
    if (how.startsWith("exit")) {
      jvm.child().send(how);
    } else if (how.equals("SIGTERM")) {
      jvm.child().terminate();
    }
    jvm.child().finish();
  }

  private void assertGreenAgainWithinAnInterval() {
    Duration gray = jvm.lastEvent(HaEvent.Type.GRAY).at();
    jvm.await(() -> jvm.lastEvent(HaEvent.Type.GREEN).at().compareTo(gray) > 0, "green");
    // Half an interval more for a machine that is busy with other things.
    assertThat(jvm.lastEvent(HaEvent.Type.GREEN).at().minus(gray))
        .isLessThan(INTERVAL.plus(INTERVAL.dividedBy(2)));
    assertThat(jvm.ha().resets()).isZero();
  }
}
