package io.guestbeat.heartbeat.escalation.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetAllowanceTest {
  @ParameterizedTest
  @ValueSource(strings = {"2/1h", "0/1h", "3/90s", "10/30m", "unlimited"})
  void readsWhatItWrites(String text) {
    assertThat(ResetAllowance.parse(text)).hasToString(text);
  }

  @Test
  void isTwoWithinAnHourWhereNothingIsSaid() {
    assertThat(ResetAllowance.standard()).hasToString("2/1h");
    assertThat(ResetAllowance.standard().resets()).hasValue(2);
    assertThat(ResetAllowance.standard().window()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void hasNoBoundIfUnlimited() {
    assertThat(ResetAllowance.parse("unlimited").resets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2/", "/1h", "-1/1h", "2/1w", "2/0s", "two/1h"})
  void saysWhatIsAccepted(String text) {
    assertThatThrownBy(() -> ResetAllowance.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\"")
        .hasMessageContaining("2/1h, 0/1h for never, or unlimited");
  }
}
