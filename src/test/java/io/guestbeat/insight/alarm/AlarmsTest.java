package io.guestbeat.insight.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2030-01-02T12:00:00.5Z"), ZoneOffset.UTC);

  private final Alarms alarms = new Alarms(AlarmSettings.defaults(), NOON);
  private final Map<AlarmKind, Double> values = new EnumMap<>(AlarmKind.class);
  private long nowNanos;

  @Test
  void areNoneToBeginWith() {
    assertThat(alarms.text()).isEqualTo("none");
    assertThat(alarms.level()).isEqualTo(AlarmLevel.OK);
  }

  @Test
  void sayWhatRoseSinceWhenAndAtWhichThresholds() {
    values.put(AlarmKind.STOLEN, 7.26);
    values.put(AlarmKind.SWAPPED, 512.0);
    tick();
    nowNanos += Duration.ofMinutes(1).toNanos();

    assertThat(tick())
        .hasToString(
            "[alarm stolen OK to WARNING: 7.3 % (CPU time that the host took, as a share of each"
                + " virtual CPU; warning 5 %, critical 10 %), alarm swapped OK to CRITICAL: 512 %"
                + " (the VM's memory that the host has on its disk; warning 0.1 %, critical 5 %)]");
    assertThat(alarms.text())
        .isEqualTo(
            "stolen WARNING since 2030-01-02T12:00:00Z: 7.3 % (warning 5 %, critical 10 %)\n"
                + "swapped CRITICAL since 2030-01-02T12:00:00Z: 512 % (warning 0.1 %, critical 5"
                + " %)");
    assertThat(alarms.level()).isEqualTo(AlarmLevel.CRITICAL);
    assertThat(alarms.level(AlarmKind.STOLEN)).isEqualTo(AlarmLevel.WARNING);
    assertThat(tick()).isEmpty();
  }

  @Test
  void sayThatTheValueIsNotKnownNow() {
    values.put(AlarmKind.SESSION_CHANGE, 3.0);
    tick();
    values.clear();
    tick();

    assertThat(alarms.text())
        .isEqualTo(
            "session-change WARNING since 2030-01-02T12:00:00Z: unknown now (warning 3 changes,"
                + " critical off)");
  }

  @Test
  void ofTheReservationAreOffUnlessTheyAreWanted() {
    values.put(AlarmKind.RESERVATION_GAP, 100.0);
    tick();
    nowNanos += Duration.ofHours(1).toNanos();

    assertThat(tick()).isEmpty();
  }

  @Test
  void countEventsOfTheirTimeOnly() {
    RecentEvents events = new RecentEvents(Duration.ofMinutes(10));
    events.add(0, 300);
    events.add(Duration.ofMinutes(5).toNanos(), 100);

    long later = Duration.ofMinutes(10).toNanos() + 1;
    assertThat(events.greatest(later - 1)).isEqualTo(300);
    assertThat(events.sum(later - 1)).isEqualTo(400);
    assertThat(events.greatest(later)).isEqualTo(100);
    assertThat(events.greatest(2 * later)).isZero();
  }

  private List<AlarmChange> tick() {
    return alarms.tick(
        nowNanos, kind -> values.containsKey(kind) ? OptionalDouble.of(values.get(kind)) : empty());
  }

  private static OptionalDouble empty() {
    return OptionalDouble.empty();
  }
}
