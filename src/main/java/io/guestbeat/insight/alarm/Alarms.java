package io.guestbeat.insight.alarm;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** All alarms of one virtual machine. One thread gives them values, any may read. */
public final class Alarms {
  private static final AlarmKind[] KINDS = AlarmKind.values();

  private final Alarm[] alarms = new Alarm[KINDS.length];
  private final Instant[] since = new Instant[KINDS.length];
  private final Clock clock;

  /**
   * Alarms that are silent as yet.
   *
   * @param clock the time that people read of them
   */
  public Alarms(AlarmSettings settings, Clock clock) {
    this.clock = clock;
    for (AlarmKind kind : KINDS) {
      alarms[kind.ordinal()] = new Alarm(settings.of(kind));
    }
  }

  /**
   * Takes the values of now.
   *
   * @param nowNanos a time that only goes on
   * @param values gives the value of an alarm in its unit; empty where it is not known
   * @return the alarms whose level is another now
   */
  public synchronized List<AlarmChange> tick(
      long nowNanos, Function<AlarmKind, OptionalDouble> values) {
    List<AlarmChange> changes = Collections.emptyList();
    for (AlarmKind kind : KINDS) {
      Alarm alarm = alarms[kind.ordinal()];
      AlarmLevel before = alarm.level();
      OptionalDouble value = values.apply(kind);
      AlarmLevel after = alarm.tick(nowNanos, value);
      if (after != before) {
        since[kind.ordinal()] = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.add(new AlarmChange(alarm.thresholds(), before, after, value));
      }
    }
    return changes;
  }

  /** Returns the gravest level there is now. */
  public synchronized AlarmLevel level() {
    AlarmLevel gravest = AlarmLevel.OK;
    for (Alarm alarm : alarms) {
      AlarmLevel level = alarm.level();
      gravest = level.compareTo(gravest) > 0 ? level : gravest;
    }
    return gravest;
  }

  /** Returns the level of this alarm. */
  public synchronized AlarmLevel level(AlarmKind kind) {
    return alarms[kind.ordinal()].level();
  }

  /** Returns those that there are now, one line each; {@code none} where there are none. */
  public synchronized String text() {
    StringBuilder text = new StringBuilder();
    for (Alarm alarm : alarms) {
      if (alarm.level() != AlarmLevel.OK) {
        text.append(text.length() == 0 ? "" : "\n").append(line(alarm));
      }
    }
    return text.length() == 0 ? "none" : text.toString();
  }

  private String line(Alarm alarm) {
    AlarmKind kind = alarm.thresholds().kind();
    OptionalDouble value = alarm.value();
    String number =
        value.isPresent() ? ValueText.of(value.getAsDouble(), kind.unit()) : "unknown now";
    return kind.text()
        + " "
        + alarm.level()
        + " since "
        + since[kind.ordinal()]
        + ": "
        + number
        + " ("
        + alarm.thresholds()
        + ")";
  }
}
