package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.CommandAppMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppMonitorClientTest {
  private final TurnableClock clock = new TurnableClock();
  private final List<String> calls = new ArrayList<>();
  private boolean enabled;
  private boolean reachable = true;
  private final AppMonitorClient control =
      new AppMonitorClient(new CommandAppMonitor(this::answer), clock);

  @Test
  void knowsNothingBeforeItHasAsked() {
    HeartbeatState state = control.state();

    assertThat(state.isEnabled()).isEmpty();
    assertThat(state.status()).isEqualTo(AppStatus.UNKNOWN);
    assertThat(state.sinceLast()).isEmpty();
    assertThat(state.longestGap()).isEmpty();
  }

  @Test
  void knowsWhatCameOfAnOrderAtOnce() {
    control.enable();

    assertThat(control.state().isEnabled()).contains(true);
    assertThat(control.state().status()).isEqualTo(AppStatus.GREEN);
  }

  @Test
  void measuresTheLongestGapAndTheTimeSinceTheLast() {
    control.enable();
    control.markActive();
    clock.turn(Duration.ofSeconds(12));
    control.markActive();
    clock.turn(Duration.ofSeconds(3));
    assertThat(control.state().sinceLast()).contains(Duration.ofSeconds(3));
    assertThat(control.state().longestGap()).contains(Duration.ofSeconds(12));

    clock.turn(Duration.ofSeconds(20));

    assertThat(control.state().longestGap()).contains(Duration.ofSeconds(23));
    assertThat(control.state().sent()).isEqualTo(2);
  }

  @Test
  void silenceAfterDisableIsNoGap() {
    control.enable();
    control.markActive();
    control.disable();
    clock.turn(Duration.ofHours(1));
    control.enable();
    control.markActive();

    assertThat(control.state().longestGap()).contains(Duration.ZERO);
  }

  @Test
  void aHeartbeatThatFailsIsCountedAndItsErrorKeptUntilAnOrderSucceeds() {
    assertThatThrownBy(control::markActive).isInstanceOf(AppMonitorException.class);
    control.refresh();
    assertThat(control.state().failed()).isEqualTo(1);
    assertThat(control.state().lastError()).get().asString().contains("not enabled");

    control.enable();

    assertThat(control.state().lastError()).isEmpty();
  }

  @Test
  void forgetsWhatItCannotAskAndKnowsItAgainAfterwards() {
    control.enable();
    reachable = false;
    control.refresh();
    assertThat(control.state().isEnabled()).isEmpty();
    assertThat(control.state().status()).isEqualTo(AppStatus.UNKNOWN);
    assertThat(control.state().lastError()).get().asString().contains("gone");

    reachable = true;
    control.refresh();

    assertThat(control.state().isEnabled()).contains(true);
    assertThat(control.state().lastError()).isEmpty();
  }

  @Test
  void disablingIsOneCallAndNoMore() {
    control.enable();
    calls.clear();

    control.disable();

    assertThat(calls).containsExactly("Disable");
    assertThat(control.state().isEnabled()).contains(false);
    assertThat(control.state().status()).isEqualTo(AppStatus.GRAY);
  }

  @Test
  void knowsWhetherTheHostHasEverDoneAnything() {
    reachable = false;
    control.beat();
    assertThat(control.hasReachedHost()).isFalse();

    reachable = true;
    control.enable();

    assertThat(control.hasReachedHost()).isTrue();
  }

  @Test
  void remembersTheStateItPosted() {
    control.postAppState(AppState.NEED_RESET);

    assertThat(control.state().appState()).contains(AppState.NEED_RESET);
  }

  private String answer(String command) {
    calls.add(command.substring("GuestAppMonitor.Cmd.".length()));
    if (!reachable) {
      throw new AppMonitorException(AppMonitorError.NOT_ENABLED, "the host is gone");
    }
    return switch (command.substring("GuestAppMonitor.Cmd.".length())) {
      case "Enable" -> nowEnabled(true);
      case "Disable" -> nowEnabled(false);
      case "IsEnabled" -> Boolean.toString(enabled);
      case "GetAppStatus" -> enabled ? "green" : "gray";
      case "MarkActive" -> enabled ? "0" : "2";
      default -> "0";
    };
  }

  private String nowEnabled(boolean on) {
    enabled = on;
    return "0";
  }
}
