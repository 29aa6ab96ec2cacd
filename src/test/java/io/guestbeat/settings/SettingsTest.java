package io.guestbeat.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Key<String> URL =
      Key.required("url", "any text", "the page to get", Parsers::nonEmpty);
  private static final Key<Duration> WITHIN =
      Key.withDefault(
          "within", "3s", "a time of 0s to 10s", "how soon", Parsers.upTo(Duration.ofSeconds(10)));
  private static final Key<Integer> COUNT =
      Key.optional("count", "1 or more", "how often", Parsers::count);
  private static final List<Key<?>> KEYS = Key.listOf(URL, WITHIN, COUNT);

  @Test
  void whatIsNotGivenHasItsDefaultOrNone() {
    Settings settings = Settings.of(KEYS, Map.of("url", "here"));

    assertThat(settings.value(URL)).isEqualTo("here");
    assertThat(settings.value(WITHIN)).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.find(COUNT)).isEmpty();
  }

  @Test
  void allProblemsAreReportedTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(KEYS, Map.of("within", "11s", "count", "0", "witin", "1s")))
        .withMessage(
            "url: missing, but required: the page to get; accepted is any text; "
                + "within=11s: accepted is a time of 0s to 10s; "
                + "count=0: accepted is 1 or more; "
                + "witin=1s: no such key; did you mean within?");
  }

  @Test
  void aRefusedTextLeavesTheDefault() {
    Problems problems = new Problems();

    assertThat(problems.parse(WITHIN, "soon", "gate.http.within=soon"))
        .contains(Duration.ofSeconds(3));
    assertThat(problems.all())
        .containsExactly("gate.http.within=soon: is not a time; accepted is a time of 0s to 10s");
  }

  @Test
  void aKeyUnderAPrefixIsTheSameWithALongerName() {
    Key<Duration> longer = WITHIN.under("gate.http.");

    assertThat(longer.name()).isEqualTo("gate.http.within");
    assertThat(longer.defaultValue()).isEqualTo(WITHIN.defaultValue());
    assertThat(longer.accepted()).isEqualTo(WITHIN.accepted());
    assertThat(longer.meaning()).isEqualTo(WITHIN.meaning());
  }
}
