package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InsightReadingTest {
  @Test
  void eachAlarmIsALine() {
    InsightReading insight =
        InsightReading.of(Map.of("Alarms", "stolen CRITICAL\nballooned WARNING"));

    assertThat(insight.alarms().orElseThrow())
        .containsExactly("stolen CRITICAL", "ballooned WARNING");
  }

  @Test
  void noneAreNone() {
    assertThat(InsightReading.of(Map.of("Alarms", "none")).alarms().orElseThrow()).isEmpty();
  }

  @Test
  void whatThisGuestbeatDoesNotTellIsAbsent() {
    InsightReading insight = InsightReading.of(Map.of());

    assertThat(insight.alarms()).isEmpty();
    assertThat(insight.advice()).isEmpty();
    assertThat(insight.pauses()).isEmpty();
  }
}
