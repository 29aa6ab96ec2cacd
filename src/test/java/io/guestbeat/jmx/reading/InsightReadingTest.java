package io.guestbeat.jmx.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.insight.alarm.AlarmLevel;
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
  void onlyALevelThatIsKnownIsOne() {
    assertThat(InsightReading.of(Map.of("AlarmLevel", "CRITICAL")).alarmLevel())
        .contains(AlarmLevel.CRITICAL);
    assertThat(InsightReading.of(Map.of("AlarmLevel", "<html>OK")).alarmLevel()).isEmpty();
  }

  @Test
  void aPauseIsItsLengthAndItsCause() {
    InsightReading insight =
        InsightReading.of(
            Map.of(
                "LastPauseMillis", 120L,
                "LastPauseCause", "VM_STUN",
                "LongestPauseMillis", 2300L));

    assertThat(insight.lastPause()).contains("120 ms vm stun");
    assertThat(insight.longestPause()).contains("2300 ms");
  }

  @Test
  void whatThisGuestbeatDoesNotTellIsAbsent() {
    InsightReading insight = InsightReading.of(Map.of("VirtualCpus", "two"));

    assertThat(insight.virtualCpus()).isEmpty();
    assertThat(insight.figure("CpuUsedPercent")).isEmpty();
    assertThat(insight.levelOf("stolen", 99)).isEmpty();
    assertThat(insight.alarms()).isEmpty();
    assertThat(insight.alarmLevel()).isEmpty();
    assertThat(insight.advice()).isEmpty();
    assertThat(insight.pauses()).isEmpty();
    assertThat(insight.lastPauses()).isEmpty();
    assertThat(insight.lastPause()).isEmpty();
  }
}
