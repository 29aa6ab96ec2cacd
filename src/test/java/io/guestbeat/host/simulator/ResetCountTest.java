package io.guestbeat.host.simulator;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HA counts of a VM's resets, and what clears the count. */
class ResetCountTest {
  private final TurnableClock clock = new TurnableClock();

  @Test
  void vMotionClearsIt() {
    isClearedBy(vm -> vm.vMotion());
  }

  @Test
  void vMotionToAnotherKindOfHostClearsIt() {
    isClearedBy(vm -> vm.vMotion(HostProfile.current().withCores(8)));
  }

  @Test
  void powerOffAndOnClearsIt() {
    isClearedBy(SimulatedVm::powerCycle);
  }

  private void isClearedBy(Consumer<SimulatedVm> event) {
    Simulator simulator = atMost("custom:30s/0s/2/7d");
    reset(simulator);
    reset(simulator);
    reset(simulator);
    assertThat(simulator.ha().resets()).isEqualTo(2);
    assertThat(simulator.ha().countedResets()).isEqualTo(2);

    event.accept(simulator.vm());
    int countedAfter = simulator.ha().countedResets();
    reset(simulator);

    assertThat(countedAfter).isZero();
    assertThat(simulator.ha().resets()).isEqualTo(3);
    assertThat(simulator.ha().countedResets()).isEqualTo(1);
    assertThat(types(simulator)).containsOnlyOnce(HaEvent.Type.RESET_COUNT_CLEARED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void suspendAndRevertDoNotClearIt(boolean suspends) {
    Simulator simulator = atMost("custom:30s/0s/1/7d");
    reset(simulator);

    if (suspends) {
      simulator.vm().suspendAndResume(Duration.ofSeconds(5));
    } else {
      simulator.vm().revertToSnapshot();
    }
    reset(simulator);

    assertThat(simulator.ha().resets()).isEqualTo(1);
    assertThat(types(simulator))
        .contains(HaEvent.Type.RESET_SKIPPED_LIMIT)
        .doesNotContain(HaEvent.Type.RESET_COUNT_CLEARED);
  }

  @Test
  void aMoveWithNothingCountedIsNoEvent() {
    Simulator simulator = atMost("custom:30s/0s/1/1h");
    simulator.vm().vMotion();
    reset(simulator);
    clock.turn(Duration.ofHours(1));

    assertThat(simulator.ha().countedResets()).isZero();
    simulator.vm().vMotion();

    assertThat(types(simulator)).doesNotContain(HaEvent.Type.RESET_COUNT_CLEARED);
  }

  @Test
  void aMoveWhileRedCallsTheResetOff() {
    Simulator simulator = atMost("custom:30s/0s/1/7d");
    reset(simulator);
    simulator.ha().enable(Optional.empty());
    clock.turn(Duration.ofSeconds(40));

    simulator.vm().vMotion();
    clock.turn(Duration.ofDays(8));
    simulator.tick();

    assertThat(simulator.ha().resets()).isEqualTo(1);
    assertThat(simulator.ha().resetDue()).isEmpty();
  }

  @Test
  void withoutAWindowItOnlyGrowsUntilItIsCleared() {
    Simulator simulator = atMost("custom:30s/0s/1/none");
    reset(simulator);
    clock.turn(Duration.ofDays(365));
    reset(simulator);
    int beforeTheMove = simulator.ha().resets();
    assertThat(simulator.ha().resetDue()).isEmpty();

    simulator.vm().vMotion();
    reset(simulator);

    assertThat(beforeTheMove).isEqualTo(1);
    assertThat(simulator.ha().resets()).isEqualTo(2);
  }

  @Test
  void aClusterThatMayNotResetStillMayNotAfterAMove() {
    Simulator simulator = atMost("custom:30s/0s/0/1h");
    simulator.vm().vMotion();
    reset(simulator);

    assertThat(simulator.ha().resets()).isZero();
    assertThat(simulator.ha().countedResets()).isZero();
  }

  @Test
  void customValuesDecideWhenTheVmIsReset() {
    Simulator simulator = atMost("custom:45s/5m/1/2h");
    simulator.ha().enable(Optional.empty());
    clock.turn(Duration.ofMinutes(5).minusNanos(1));
    simulator.tick();
    int tooEarly = simulator.ha().resets();
    clock.turn(Duration.ofNanos(1));
    simulator.tick();
    clock.turn(Duration.ofMinutes(6));
    simulator.ha().enable(Optional.empty());
    clock.turn(Duration.ofSeconds(76));
    simulator.tick();

    assertThat(tooEarly).isZero();
    assertThat(simulator.ha().resets()).isEqualTo(1);
    assertThat(simulator.ha().resetDue()).hasValue(Duration.ofMinutes(125));
  }

  /** A silence that ends in a reset, if HA may. */
  private void reset(Simulator simulator) {
    simulator.ha().enable(Optional.empty());
    clock.turn(Duration.ofSeconds(60));
    simulator.tick();
  }

  private Simulator atMost(String sensitivity) {
    return Simulator.builder()
        .clock(clock)
        .ha(HaSettings.of(Sensitivity.ofText(sensitivity)))
        .build();
  }

  private static List<HaEvent.Type> types(Simulator simulator) {
    return simulator.ha().events().stream().map(HaEvent::type).collect(toList());
  }
}
