package io.guestbeat.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.heartbeat.gates.MethodName;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressSettingsTest {
  @Test
  void allowsOneMinuteUnlessToldOtherwise() {
    ProgressSettings settings = ProgressSettings.of(Map.of("method", "acme.Loop#poll"));

    assertThat(settings.within()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void takesSeveralMethods() {
    ProgressSettings settings =
        ProgressSettings.of(Map.of("method", "acme.Loop#poll+Main#<init>", "within", "5s"));

    assertThat(settings.methods())
        .extracting(WatchedMethod::className)
        .containsExactly("acme.Loop", "Main");
    assertThat(settings.methodText()).isEqualTo("acme.Loop#poll+Main#<init>");
    assertThat(settings.within()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "acme.Loop", "#poll", "acme.Loop#", "acme/Loop#poll", "a#b+", "a#b("})
  void namesABadMethodAndWhatIsAccepted(String text) {
    assertThatThrownBy(() -> ProgressSettings.of(Map.of("method", text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accepted is a class and its method, such as com.acme.Loop#poll");
  }

  @Test
  void namesEveryBadKey() {
    assertThatThrownBy(() -> ProgressSettings.of(Map.of("methods", "a#b", "within", "soon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("method: missing, but required")
        .hasMessageContaining("within=soon: is not a time")
        .hasMessageContaining("methods=a#b: no such key; did you mean method?");
    assertThatThrownBy(() -> ProgressSettings.of(Map.of("method", "a#b", "within", "0s")))
        .hasMessage("within=0s: accepted is a time above zero, such as 1m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.B#c | c | (I)V | true",
        "a.B#c | d | (I)V | false",
        "a.B#c() | c | ()I | true",
        "a.B#c() | c | (I)V | false",
        "a.B#c(int, a.B$C[]) | c | (I[La/B$C;)V | true",
        "a.B#c(int) | c | (J)V | false"
      })
  void meansEveryOverloadOrTheOneWithTheseParameters(
      String text, String name, String descriptor, boolean isMeant) {
    assertThat(WatchedMethod.of(MethodName.parse(text)).matches(name, descriptor))
        .isEqualTo(isMeant);
  }
}
