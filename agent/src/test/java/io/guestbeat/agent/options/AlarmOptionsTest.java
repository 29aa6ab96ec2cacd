package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.insight.alarm.Thresholds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlarmOptionsTest {
  @Test
  void haveTheDefaultsOfTheTable() throws Exception {
    AlarmSettings settings = read("");

    for (AlarmKind kind : AlarmKind.values()) {
      assertThat(settings.of(kind)).hasToString(kind.defaults().toString());
      assertThat(settings.of(kind).sustain()).isEqualTo(kind.defaults().sustain());
    }
  }

  @Test
  void takeLevelsTimesAndOff() throws Exception {
    AlarmSettings settings =
        read(
            "alarm.stolen.warning=2.5,alarm.stolen.critical=off,alarm.stolen.sustain=30s,"
                + "alarm.pauses.warning=500ms,alarm.pauses.critical=1m,alarm.pauses.sustain=1h");

    Thresholds stolen = settings.of(AlarmKind.STOLEN);
    assertThat(stolen.of(AlarmLevel.WARNING)).hasValue(2.5);
    assertThat(stolen.of(AlarmLevel.CRITICAL)).isEmpty();
    assertThat(stolen.sustain()).isEqualTo(Duration.ofSeconds(30));
    Thresholds pauses = settings.of(AlarmKind.PAUSES);
    assertThat(pauses.of(AlarmLevel.WARNING)).hasValue(500);
    assertThat(pauses.of(AlarmLevel.CRITICAL)).hasValue(60_000);
    assertThat(pauses.sustain()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void refuseLevelsThatContradictEachOtherAndNameBoth() {
    assertThat(
            catchThrowableOfType(
                    BadOptionsException.class,
                    () -> read("alarm.stolen.critical=3,alarm.cpu-limit.clear=81"))
                .problems())
        .containsExactly(
            "alarm.stolen.critical 3 % is below alarm.stolen.warning 5 %",
            "alarm.cpu-limit.clear 81 % is above alarm.cpu-limit.warning 80 %");
  }

  private static AlarmSettings read(String argument) throws BadOptionsException {
    return AgentOptions.read(argument, Map.of(), Map.of()).monitor().alarms();
  }
}
