package io.guestbeat.insight.alarm;

import java.util.EnumMap;
import java.util.Map;

/** The thresholds of all alarms. Immutable. */
public final class AlarmSettings {
  private final Map<AlarmKind, Thresholds> byKind = new EnumMap<>(AlarmKind.class);

  private AlarmSettings() {
    for (AlarmKind kind : AlarmKind.values()) {
      byKind.put(kind, kind.defaults());
    }
  }

  /** Those that there are unless somebody wants others. */
  public static AlarmSettings defaults() {
    return new AlarmSettings();
  }

  /** Returns the same but for this alarm. */
  public AlarmSettings with(Thresholds thresholds) {
    AlarmSettings copy = new AlarmSettings();
    copy.byKind.putAll(byKind);
    copy.byKind.put(thresholds.kind(), thresholds);
    return copy;
  }

  /** Returns the thresholds of this alarm. */
  public Thresholds of(AlarmKind kind) {
    return byKind.get(kind);
  }
}
