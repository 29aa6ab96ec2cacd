package io.guestbeat.appmonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.text.BadTextException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
  @Test
  void thePresetsAreThoseOfVsphere() {
    assertThat(Sensitivity.presets())
        .extracting(Sensitivity::text)
        .containsExactly("high", "medium", "low");
    assertThat(Sensitivity.presets())
        .allMatch(preset -> Sensitivity.ofText(preset.text()).equals(preset));
    assertThat(Sensitivity.presets())
        .extracting(Sensitivity::failureInterval)
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));
    assertThat(Sensitivity.presets()).extracting(Sensitivity::maxResets).containsOnly(3);
    assertThat(Sensitivity.LOW.resetWindow()).hasValue(Duration.ofDays(7));
  }

  @Test
  void takesEachOfTheFourValues() {
    Sensitivity custom = Sensitivity.ofText("custom:45s/3m/5/12h");

    assertThat(custom.failureInterval()).isEqualTo(Duration.ofSeconds(45));
    assertThat(custom.minimumUptime()).isEqualTo(Duration.ofMinutes(3));
    assertThat(custom.maxResets()).isEqualTo(5);
    assertThat(custom.resetWindow()).hasValue(Duration.ofHours(12));
    assertThat(custom.gapToReset()).isEqualTo(Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @CsvSource({
    "custom:45s, custom:45s/2m/3/1h",
    "custom:45s/, custom:45s/2m/3/1h",
    "custom:45s/3m, custom:45s/3m/3/1h",
    "custom:45s//5, custom:45s/2m/5/1h",
    "custom:///12h, custom:30s/2m/3/12h",
    "custom:45s/0s/0/none, custom:45s/0ms/0/none",
    "custom: 1 min / PT90S / 65535 / 365d, custom:1m/90s/65535/8760h",
    "custom:1.5m, custom:90s/2m/3/1h",
    "custom:1m30s/2m/3/24h, custom:90s/2m/3/24h",
    "custom:500ms, custom:500ms/2m/3/1h",
    "custom:1m/4m/3/1d, medium",
    "custom:30s, high"
  })
  void whatIsLeftOutIsThatOfHigh(String text, String canonical) {
    Sensitivity custom = Sensitivity.ofText(text);

    assertThat(custom.text()).isEqualTo(canonical);
    assertThat(Sensitivity.ofText(canonical)).isEqualTo(custom).hasSameHashCodeAs(custom);
    assertThat(custom).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "custom|has no values",
        "custom:|has no values",
        "custom:///|has no values",
        "custom:/|has no values",
        "custom:45s/3m/5/12h/1|has more than four values",
        "custom:45|has a failure interval, 45, that has no unit (ms, s, m, h or d)",
        "custom:-45s|has a failure interval, -45s, that is not a time",
        "custom:0s|has a failure interval, 0s, that is not more than 0s and at most 365d",
        "custom:366d|has a failure interval, 366d, that is not more than 0s and at most 365d",
        "custom:PT999999999999H|that is not more than 0s and at most 365d",
        "custom:45s/-1m|has a minimum uptime, -1m, that is not a time",
        "custom:45s/soon|has a minimum uptime, soon, that is not a time",
        "custom:45s/999999999h|that is not of 0s to 365d",
        "custom:45s/3m/-1|has a maximum of resets, -1, that is not a whole number from 0 to 65535",
        "custom:45s/3m/65536|that is not a whole number from 0 to 65535",
        "custom:45s/3m/99999999999999999999|that is not a whole number from 0 to 65535",
        "custom:45s/3m/5h|that is not a whole number from 0 to 65535",
        "custom:45s/3m/5/0s|has a window, 0s, that is not more than 0s and at most 365d",
        "custom:45s/3m/5/12|has a window, 12, that has no unit"
      })
  void namesThePartThatIsWrong(String text, String reason) {
    assertThatThrownBy(() -> Sensitivity.ofText(text))
        .isInstanceOf(BadTextException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "High", "higher", "Custom:45s", "45s", "custom 45s"})
  void refusesWhatIsNeitherAPresetNorCustom(String text) {
    assertThatThrownBy(() -> Sensitivity.ofText(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isChangedOneValueAtATime() {
    Sensitivity changed =
        Sensitivity.LOW
            .withFailureInterval(Duration.ofSeconds(45))
            .withMinimumUptime(Duration.ZERO)
            .withMaxResets(7, Duration.ofHours(2));

    assertThat(changed.text()).isEqualTo("custom:45s/0ms/7/2h");
    assertThat(changed.withMaxResetsForEver(1).text()).isEqualTo("custom:45s/0ms/1/none");
    assertThat(Sensitivity.LOW.text()).isEqualTo("low");
  }

  @Test
  void refusesNegativeValues() {
    Duration negative = Duration.ofNanos(-1);

    assertThatThrownBy(() -> Sensitivity.HIGH.withFailureInterval(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sensitivity.HIGH.withMinimumUptime(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sensitivity.HIGH.withMaxResets(1, negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sensitivity.HIGH.withMaxResets(-1, Duration.ofHours(1)))
        .hasMessage("resets -1: accepted is 0 or more");
    assertThatThrownBy(() -> Sensitivity.HIGH.withMaxResetsForEver(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
