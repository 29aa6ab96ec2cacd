package io.guestbeat.host.simulator;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.SessionId;
import io.guestbeat.host.guestrpc.GuestRpcAppMonitors;
import io.guestbeat.host.guestrpc.GuestRpcChannel;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HaClusterTest {
  private final TurnableClock clock = new TurnableClock();
  private Simulator simulator = with(HaSettings.of(Sensitivity.HIGH));
  private AppMonitor guest = guestOf(simulator);

  @Test
  void isGrayUntilItIsEnabled() {
    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GRAY);
    assertThat(guest.isEnabled()).isFalse();
    assertThat(simulator.ha().markActive(Optional.empty())).isFalse();
  }

  @Test
  void staysGreenForExactlyThirtySeconds() {
    guest.enable();

    turn(Duration.ofSeconds(30).minusNanos(1));
    AppStatus justBefore = guest.getAppStatus();
    turn(Duration.ofNanos(1));

    assertThat(justBefore).isEqualTo(AppStatus.GREEN);
    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.RED);
  }

  @Test
  void staysGreenWhileHeartbeatsCome() {
    guest.enable();

    for (int i = 0; i < 100; i++) {
      turn(Duration.ofSeconds(29));
      guest.markActive();
    }

    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GREEN);
    assertThat(types()).containsExactly(HaEvent.Type.ENABLED, HaEvent.Type.GREEN);
    assertThat(simulator.ha().heartbeats()).hasSize(100);
    assertThat(simulator.ha().longestHeartbeatGap()).isEqualTo(Duration.ofSeconds(29));
  }

  @Test
  void enablingAgainIsNoHeartbeat() {
    guest.enable();

    turn(Duration.ofSeconds(20));
    guest.enable();
    turn(Duration.ofSeconds(10));
    AppStatus whenDue = guest.getAppStatus();
    guest.enable();
    AppStatus enabledWhileRed = guest.getAppStatus();
    guest.markActive();

    assertThat(whenDue).isEqualTo(AppStatus.RED);
    assertThat(enabledWhileRed).isEqualTo(AppStatus.RED);
    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GREEN);
    assertThat(types())
        .containsExactly(
            HaEvent.Type.ENABLED, HaEvent.Type.GREEN, HaEvent.Type.RED, HaEvent.Type.GREEN);
  }

  @Test
  void enablingAgainDoesNotPutOffTheReset() {
    turn(Duration.ofMinutes(3));
    guest.enable();

    for (int i = 0; i < 3; i++) {
      turn(Duration.ofSeconds(20));
      guest.enable();
    }

    assertThat(simulator.ha().resets()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.appmonitor.Sensitivity#presets")
  void resetsOnceRedForTheFailureInterval(Sensitivity sensitivity) {
    simulator = with(HaSettings.of(sensitivity));
    guest = guestOf(simulator);
    turn(sensitivity.minimumUptime());
    guest.enable();
    guest.markActive();

    turn(sensitivity.failureInterval().plusSeconds(30).minusNanos(1));
    int resetsJustBefore = simulator.ha().resets();
    turn(Duration.ofNanos(1));

    assertThat(resetsJustBefore).isZero();
    assertThat(simulator.ha().resets()).isEqualTo(1);
    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GRAY);
  }

  @Test
  void aResetEndsTheSession() {
    SessionId before = simulator.vm().snapshot().session();
    turn(Duration.ofMinutes(3));
    guest.enable();

    turn(Duration.ofSeconds(65));

    assertThat(types())
        .containsExactly(
            HaEvent.Type.ENABLED,
            HaEvent.Type.GREEN,
            HaEvent.Type.RED,
            HaEvent.Type.RESET,
            HaEvent.Type.GRAY);
    assertThat(simulator.vm().snapshot().session()).isNotEqualTo(before);
    assertThat(simulator.vm().reading().uptime).isEqualTo(Duration.ofSeconds(5));
    assertThat(simulator.vm().reading().cpu.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aHeartbeatWhileRedPreventsTheReset() {
    turn(Duration.ofMinutes(3));
    guest.enable();
    turn(Duration.ofSeconds(59));

    guest.markActive();
    turn(Duration.ofSeconds(29));

    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GREEN);
    assertThat(types())
        .containsExactly(
            HaEvent.Type.ENABLED, HaEvent.Type.GREEN, HaEvent.Type.RED, HaEvent.Type.GREEN);
  }

  @Test
  void doesNotResetBeforeTheMinimumUptimeButThen() {
    guest.enable();

    turn(Duration.ofSeconds(119));
    int before = simulator.ha().resets();
    turn(Duration.ofSeconds(1));

    assertThat(before).isZero();
    assertThat(simulator.ha().events())
        .contains(new HaEvent(HaEvent.Type.RESET_SKIPPED_MINIMUM_UPTIME, Duration.ofMinutes(1)))
        .contains(new HaEvent(HaEvent.Type.RESET, Duration.ofMinutes(2)));
  }

  @Test
  void resetsAtMostThreeTimesInAnHour() {
    for (int i = 0; i < 4; i++) {
      turn(Duration.ofMinutes(3));
      guest.enable();
      turn(Duration.ofMinutes(1));
    }
    int withinTheHour = simulator.ha().resets();
    turn(Duration.ofMinutes(48));

    assertThat(withinTheHour).isEqualTo(3);
    assertThat(simulator.ha().resets()).isEqualTo(4);
    assertThat(types()).containsOnlyOnce(HaEvent.Type.RESET_SKIPPED_LIMIT);
    assertThat(simulator.ha().events())
        .contains(new HaEvent(HaEvent.Type.RESET, Duration.ofHours(1).plusMinutes(4)));
  }

  @Test
  void isGrayAfterVMotionUntilItIsEnabledAgain() {
    guest.enable();

    simulator.vm().vMotion();
    AppStatus afterTheMove = guest.getAppStatus();
    guest.enable();
    guest.markActive();

    assertThat(afterTheMove).isEqualTo(AppStatus.GRAY);
    assertThat(guest.getAppStatus()).isEqualTo(AppStatus.GREEN);
  }

  @Test
  void isGrayAfterDisableAndResetsNoMore() {
    turn(Duration.ofMinutes(3));
    guest.enable();

    guest.disable();
    turn(Duration.ofHours(1));

    assertThat(types())
        .containsExactly(
            HaEvent.Type.ENABLED, HaEvent.Type.GREEN, HaEvent.Type.DISABLED, HaEvent.Type.GRAY);
  }

  @Test
  void resetsOnDemandAfterAShortDelayThoughNeverEnabled() {
    turn(Duration.ofMinutes(3));

    guest.postAppState(AppState.NEED_RESET);
    boolean pending = simulator.ha().hasPendingReset();
    turn(Duration.ofSeconds(5));

    assertThat(pending).isTrue();
    assertThat(simulator.ha().hasPendingReset()).isFalse();
    assertThat(types()).containsExactly(HaEvent.Type.RESET_PENDING, HaEvent.Type.RESET);
  }

  @Test
  void aPendingResetCanBeWithdrawn() {
    turn(Duration.ofMinutes(3));
    guest.postAppState(AppState.NEED_RESET);

    guest.postAppState(AppState.OK);
    turn(Duration.ofHours(1));

    assertThat(types()).containsExactly(HaEvent.Type.RESET_PENDING, HaEvent.Type.RESET_WITHDRAWN);
  }

  @Test
  void resetsOnDemandCountAgainstTheLimit() {
    simulator = with(HaSettings.of(Sensitivity.HIGH.withMaxResets(1, Duration.ofHours(1))));
    guest = guestOf(simulator);
    for (int i = 0; i < 2; i++) {
      turn(Duration.ofMinutes(3));
      guest.postAppState(AppState.NEED_RESET);
    }

    turn(Duration.ofHours(5));

    assertThat(types())
        .containsExactly(
            HaEvent.Type.RESET_PENDING,
            HaEvent.Type.RESET,
            HaEvent.Type.RESET_PENDING,
            HaEvent.Type.RESET_SKIPPED_LIMIT);
  }

  @Test
  void aClusterWithoutApplicationMonitoringEnablesNothing() {
    simulator = with(HaSettings.of(Sensitivity.LOW).withoutApplicationMonitoring());

    assertThat(simulator.ha().enable(Optional.empty())).isFalse();
    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
  }

  @Test
  void aClusterWithoutApplicationMonitoringResetsNothingOnDemand() throws IOException {
    simulator = with(HaSettings.of(Sensitivity.LOW).withoutApplicationMonitoring());
    turn(Duration.ofHours(1));

    String answer =
        Guest.ask(simulator.transport(), "GuestAppMonitor.Cmd.PostAppState appStateNeedReset");
    turn(Duration.ofHours(1));

    assertThat(answer).isEqualTo("2");
    assertThat(simulator.ha().resets()).isZero();
    assertThat(types()).isEmpty();
  }

  @Test
  void keepsTheLatestTenThousandEvents() {
    for (int i = 0; i < 4_000; i++) {
      turn(Duration.ofSeconds(1));
      simulator.ha().enable(Optional.empty());
      simulator.ha().disable();
    }

    assertThat(simulator.ha().events())
        .hasSize(10_000)
        .startsWith(new HaEvent(HaEvent.Type.ENABLED, Duration.ofSeconds(1_501)))
        .endsWith(new HaEvent(HaEvent.Type.GRAY, Duration.ofSeconds(4_000)));
  }

  @Test
  void tellsListenersInOrderAndOutsideItsLock() {
    List<String> heard = new ArrayList<>();
    simulator
        .ha()
        .addListener(event -> heard.add(event.type() + " " + simulator.ha().status().text()));
    turn(Duration.ofMinutes(3));
    guest.enable();

    turn(Duration.ofSeconds(30));
    simulator.tick();

    assertThat(heard).containsExactly("ENABLED green", "GREEN green", "RED red");
  }

  @Test
  void aListenerThatThrowsHurtsNeitherGuestsNorOtherListenersAndIsReported() {
    IllegalStateException failure = new IllegalStateException("a listener's fault");
    List<HaEvent.Type> heard = new ArrayList<>();
    List<Throwable> reported = new ArrayList<>();
    simulator.ha().addListener(event -> fail(failure));
    simulator.ha().addListener(event -> heard.add(event.type()));
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));

    try {
      guest.enable();
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    assertThat(heard).containsExactly(HaEvent.Type.ENABLED, HaEvent.Type.GREEN);
    assertThat(reported).containsExactly(failure, failure);
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private List<HaEvent.Type> types() {
    return simulator.ha().events().stream().map(HaEvent::type).collect(toList());
  }

  private void turn(Duration by) {
    clock.turn(by);
  }

  private Simulator with(HaSettings settings) {
    return Simulator.builder().clock(clock).ha(settings).build();
  }

  private AppMonitor guestOf(Simulator host) {
    return GuestRpcAppMonitors.over(
        new GuestRpcChannel(host.transport(), Duration.ofSeconds(2), clock));
  }
}
