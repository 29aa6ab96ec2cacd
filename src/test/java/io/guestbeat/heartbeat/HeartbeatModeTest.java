package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatModeTest {
  @ParameterizedTest
  @CsvSource({
    "dryrun, dry-run",
    "dry_run, dry-run",
    "Dry-Run, dry-run",
    "true, on",
    "ON, on",
    "yes, on",
    "false, off",
    "disabled, off",
    "presense, presence"
  })
  void namesWhatWasProbablyMeant(String text, String meant) {
    assertThatThrownBy(() -> HeartbeatMode.ofText(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is not a mode; did you mean %s? Accepted is off, dry-run, presence or on",
            text, meant);
  }

  @Test
  void readsItsOwnNamesAndGuessesNothingElse() {
    for (HeartbeatMode mode : HeartbeatMode.values()) {
      assertThat(HeartbeatMode.ofText(mode.text())).isEqualTo(mode);
    }
    assertThatThrownBy(() -> HeartbeatMode.ofText("maybe"))
        .hasMessage("\"maybe\" is not a mode; accepted is off, dry-run, presence or on");
  }
}
