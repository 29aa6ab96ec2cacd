package io.guestbeat.appmonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandAppMonitorTest {
  private final List<String> sent = new ArrayList<>();
  private String answer = "0";
  private final AppMonitor monitor =
      new CommandAppMonitor(
          command -> {
            sent.add(command);
            return answer;
          });

  @Test
  void speaksTheHostsOwnCommands() {
    monitor.enable();
    monitor.markActive();
    monitor.postAppState(AppState.NEED_RESET);
    monitor.postAppState(AppState.OK);
    monitor.disable();

    assertThat(sent)
        .containsExactly(
            "GuestAppMonitor.Cmd.Enable",
            "GuestAppMonitor.Cmd.MarkActive",
            "GuestAppMonitor.Cmd.PostAppState appStateNeedReset",
            "GuestAppMonitor.Cmd.PostAppState appStateOk",
            "GuestAppMonitor.Cmd.Disable");
  }

  @ParameterizedTest
  @CsvSource({
    "1, internal error",
    "2, not enabled",
    "3, accept",
    "4, accept",
    "5, accept",
    "'', answered",
    "x, answered"
  })
  void anyOtherAnswerIsTheGeneralErrorAndSaysWhatItMeans(String code, String meaning) {
    answer = code;

    assertFails(monitor::markActive, "MarkActive: ");
    assertFails(monitor::enable, meaning);
  }

  @ParameterizedTest
  @CsvSource({"green, GREEN", "Red, RED", "GRAY, GRAY"})
  void readsTheStatusInAnyLetterCase(String text, AppStatus status) {
    answer = text;

    assertThat(monitor.getAppStatus()).isEqualTo(status);
  }

  @Test
  void readsWhetherItIsEnabled() {
    answer = "true";
    assertThat(monitor.isEnabled()).isTrue();
    answer = "false";
    assertThat(monitor.isEnabled()).isFalse();
  }

  @Test
  void anAnswerThatIsNoneIsAnErrorNotAGuess() {
    answer = "perhaps";

    assertFails(monitor::isEnabled, "perhaps");
    assertFails(monitor::getAppStatus, "perhaps");
  }

  @Test
  void acceptsTheHostsWordsForTheStateAndTheGuides() {
    assertThat(AppState.ofText("appStateOk")).isEqualTo(AppState.OK);
    assertThat(AppState.ofText("ok")).isEqualTo(AppState.OK);
    assertThat(AppState.ofText("needReset")).isEqualTo(AppState.NEED_RESET);
    assertThatThrownBy(() -> AppState.ofText("fine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("appStateOk")
        .hasMessageContaining("fine");
  }

  private static void assertFails(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(
            AppMonitorException.class, e -> assertThat(e.error()).isEqualTo(AppMonitorError.OTHER));
  }
}
