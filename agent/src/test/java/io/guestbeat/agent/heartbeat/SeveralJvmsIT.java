package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.WatchedVm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs of one virtual machine in different modes, on HA's clock. */
@Tag("slow")
final class SeveralJvmsIT {
  private static final String TIMES =
      ",heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=200ms";
  private static final String ON = "heartbeat=on" + TIMES;
  private static final String DRY_RUN = "heartbeat=dry-run" + TIMES;
  private static final String PRESENCE = "heartbeat=presence" + TIMES;
  private static final Duration UNTIL_RED = Duration.ofSeconds(30);
  private static final Duration UNTIL_RESET = Duration.ofSeconds(60);

  @TempDir Path folder;
  private WatchedVm vm;

  @BeforeEach
  void begin() throws Exception {
    vm = WatchedVm.onAClock(Sensitivity.HIGH, folder);
  }

  @AfterEach
  void end() {
    vm.close();
  }

  @Test
  void aDeadlockedJvmThatWaitsSaysThatItIsHidden() throws Exception {
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    Path environment = folder.resolve("environment");
    Program owner = vm.start("b", ON + ",heartbeat.name=b");
    vm.awaitHeartbeats("b", 2);
    Program waiting =
        vm.start(
            "a", ON + ",heartbeat.name=a,escalation.command=cp /proc/self/environ " + environment);
    waiting.awaitError("heartbeat WAITING: process " + owner.pid() + ", b, sends");

    waiting.send("deadlock-monitors");

    waiting.awaitError(
        "heartbeat SPARED: process "
            + owner.pid()
            + ", b, sends the heartbeat of this machine, not this JVM: ");
    waiting.awaitError("heartbeat COMMAND: the command ended with status 0");
    assertThat(environment).content().contains("GUESTBEAT_MODE=waiting");
    try (JmxAccess jmx = JmxAccess.to(waiting)) {
      assertThat(jmx.read(monitor, "HeartbeatPhase")).isEqualTo("WAITING");
      assertThat(jmx.read(monitor, "HeartbeatOwner")).isEqualTo("b");
    }
    vm.passWhileBeating(Duration.ofSeconds(70), "b");
    assertThat(vm.ha().status()).isEqualTo(AppStatus.GREEN);
    assertThat(vm.redAt()).isEmpty();
    assertThat(vm.calls("a", "Enable") + vm.calls("a", "MarkActive") + vm.calls("a", "Disable"))
        .isZero();
  }

  @Test
  void aDryRunLeavesTheDecisionToTheOther() throws Exception {
    vm.start("b", DRY_RUN).awaitError("heartbeat STARTED");
    Program on = vm.start("a", ON);
    vm.awaitHeartbeats("a", 2);
    on.send("deadlock-monitors");
    on.awaitError("heartbeat WITHHELD");
    Duration last = vm.lastHeartbeatAt().orElseThrow();

    vm.pass(UNTIL_RESET);

    assertThat(vm.redAt()).hasValue(last.plus(UNTIL_RED));
    assertThat(vm.resetAt()).hasValue(last.plus(UNTIL_RESET));
    assertThat(on.errors()).noneMatch(line -> line.contains("WAITING"));
    vm.stop("b");
    assertThat(vm.calls("b", "")).isZero();
  }

  @Test
  void aDryRunMayBeKilled() {
    Program dryRun = vm.start("a", DRY_RUN);
    dryRun.awaitError("heartbeat STARTED");
    dryRun.send("deadlock-monitors");
    dryRun.awaitError("heartbeat SPARED: a dry run; heartbeats would be withheld now");

    vm.kill("a");
    vm.pass(Duration.ofMinutes(10));

    assertThat(vm.calls("a", "")).isZero();
    assertThat(vm.ha().events()).isEmpty();
  }

  @Test
  void presenceWithholdsNoHeartbeatAndNoticesTheEnd() {
    Program presence = vm.start("a", PRESENCE);
    vm.awaitHeartbeats("a", 2);
    presence.send("deadlock-monitors");
    presence.awaitError("heartbeat SPARED: the mode is presence, in which gates only report: ");
    vm.passWhileBeating(Duration.ofSeconds(70), "a");
    assertThat(vm.redAt()).isEmpty();

    vm.kill("a");
    Duration last = vm.lastHeartbeatAt().orElseThrow();
    vm.pass(UNTIL_RESET);

    assertThat(vm.redAt()).hasValue(last.plus(UNTIL_RED));
    assertThat(vm.resetAt()).hasValue(last.plus(UNTIL_RESET));
  }
}
