package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the cluster says that it will reset the VM. */
class ResetForecastTest {
  private static final HaSettings HIGH = HaSettings.of(Sensitivity.HIGH);

  private final TurnableClock clock = new TurnableClock();

  @Test
  void noneIsDueUnlessTheApplicationHasFailedOrAsks() {
    HaCluster ha = cluster(HIGH);
    assertThat(ha.resetDue()).isEmpty();

    ha.enable(Optional.empty());
    assertThat(ha.resetDue()).isEmpty();
    clock.turn(Duration.ofSeconds(30));
    assertThat(ha.resetDue()).isPresent();
    ha.markActive(Optional.empty());

    assertThat(ha.resetDue()).isEmpty();
  }

  @Test
  void itIsDueAfterTheFailureIntervalAndTheMinimumUptime() {
    HaCluster early = cluster(HIGH);
    early.enable(Optional.empty());
    clock.turn(Duration.ofSeconds(30));
    assertThat(early.resetDue()).hasValue(Sensitivity.HIGH.minimumUptime());

    HaCluster late = cluster(HaSettings.of(Sensitivity.HIGH.withMinimumUptime(Duration.ZERO)));
    late.enable(Optional.empty());
    clock.turn(Duration.ofSeconds(30));
    assertThat(late.resetDue()).hasValue(Duration.ofMinutes(1));
  }

  @Test
  void oneThatWasAskedForIsDueSoonerThanThatOfRed() {
    HaCluster ha = cluster(HaSettings.of(Sensitivity.HIGH.withMinimumUptime(Duration.ZERO)));
    ha.enable(Optional.empty());
    clock.turn(Duration.ofSeconds(30));

    ha.post(AppState.NEED_RESET, Optional.empty());

    assertThat(ha.resetDue()).hasValue(Duration.ofSeconds(35));
  }

  @Test
  void oneThatWasAskedForAndWillBeSparedIsNotDue() {
    HaCluster ha = cluster(HIGH);

    ha.post(AppState.NEED_RESET, Optional.empty());

    assertThat(ha.hasPendingReset()).isTrue();
    assertThat(ha.resetDue()).isEmpty();
  }

  @Test
  void noneIsDueWhereTheClusterMayNotResetAtAll() {
    HaCluster ha = cluster(HaSettings.of(Sensitivity.HIGH.withMaxResets(0, Duration.ofHours(1))));
    ha.enable(Optional.empty());

    clock.turn(Duration.ofMinutes(10));

    assertThat(ha.resets()).isZero();
    assertThat(ha.resetDue()).isEmpty();
  }

  private HaCluster cluster(HaSettings settings) {
    return Simulator.builder().clock(clock).ha(settings).build().ha();
  }
}
