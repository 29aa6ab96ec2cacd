package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.WatchedVm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs in one VM, and what the simulated cluster knows of each. */
final class WatchedVmIT {
  private static final String ON = "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s";
  private static final Sensitivity CUSTOM = Sensitivity.ofText("custom:45s/3m/1/12h");

  @TempDir Path folder;

  @Test
  void knowsWhoCalledWhatAndTheExactTimeOfRedAndReset() throws Exception {
    try (WatchedVm vm = WatchedVm.onAClock(CUSTOM, folder)) {
      vm.start("a", ON + ",heartbeat.sensitivity=" + CUSTOM.text());
      vm.start("b", "heartbeat=off");
      vm.awaitHeartbeats("a", 2);
      vm.passWhileBeating(Duration.ofSeconds(65), "a");
      assertThat(vm.ha().status()).isEqualTo(AppStatus.GREEN);
      assertThat(vm.calls("a", "Enable")).isEqualTo(1);
      assertThat(vm.calls("b", "Enable") + vm.calls("b", "MarkActive")).isZero();

      vm.kill("a");
      Duration last = vm.lastHeartbeatAt().orElseThrow();
      vm.pass(Duration.ofSeconds(75).minusNanos(1));
      boolean isResetTooEarly = vm.resetAt().isPresent();
      vm.pass(Duration.ofNanos(1));

      assertThat(isResetTooEarly).isFalse();
      assertThat(vm.redAt()).hasValue(last.plusSeconds(30));
      assertThat(vm.resetAt()).hasValue(last.plusSeconds(75));
      assertThat(vm.calls("b", "Disable")).isZero();
    }
  }

  @Test
  void tellsTheNextProcessOfANameFromTheOneBefore() throws Exception {
    try (WatchedVm vm = WatchedVm.onAClock(Sensitivity.HIGH, folder)) {
      vm.start("a", ON);
      vm.awaitHeartbeats("a", 1);
      String before = vm.clientOf("a");
      vm.stop("a");
      assertThat(vm.last(HaEvent.Type.DISABLED).orElseThrow().by()).hasValue(before);
      assertThat(vm.calls("a", "Disable")).isPositive();

      vm.start("a", ON);
      vm.awaitHeartbeats("a", 1);

      assertThat(vm.clientOf("a")).isNotEqualTo(before);
      assertThat(vm.calls("a", "Disable")).isZero();
      assertThat(vm.last(HaEvent.Type.ENABLED).orElseThrow().by()).hasValue(vm.clientOf("a"));
      assertThat(vm.redAt()).isEmpty();
    }
  }

  @Test
  void aFasterClusterResetsSooner() throws Exception {
    try (WatchedVm vm = WatchedVm.byAFasterCluster(CUSTOM, 20, folder)) {
      vm.start("a", ON);
      vm.awaitHeartbeats("a", 2);

      vm.kill("a");
      vm.awaitReset();

      assertThat(vm.resetAt().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    }
  }
}
