package io.guestbeat.jmx;

import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.insight.alarm.Alarms;
import java.util.OptionalDouble;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Alarms and their thresholds as open data, so that a client needs no class of ours. */
final class AlarmData {
  private static final String[] ITEMS = {"name", "level", "warning", "critical", "unit"};
  private static final String[] DESCRIPTIONS = {
    "The alarm's name",
    "OK, WARNING or CRITICAL",
    "Value from which the alarm is a warning; null if it never is",
    "Value from which the alarm is critical; null if it never is",
    "Unit of its values"
  };
  private static final OpenType<?>[] TYPES = {
    SimpleType.STRING, SimpleType.STRING, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.STRING
  };

  private AlarmData() {}

  static TabularData byName(Alarms alarms, AlarmSettings settings) {
    try {
      CompositeType row =
          new CompositeType("io.guestbeat.Alarm", "An alarm", ITEMS, DESCRIPTIONS, TYPES);
      TabularData table =
          new TabularDataSupport(
              new TabularType(
                  "io.guestbeat.Alarms", "Alarms by name", row, new String[] {ITEMS[0]}));
      for (AlarmKind kind : AlarmKind.values()) {
        Object[] values = {
          kind.text(),
          alarms.level(kind).name(),
          boxed(settings.of(kind).of(AlarmLevel.WARNING)),
          boxed(settings.of(kind).of(AlarmLevel.CRITICAL)),
          kind.unit()
        };
        table.put(new CompositeDataSupport(row, ITEMS, values));
      }
      return table;
    } catch (OpenDataException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  private static Double boxed(OptionalDouble threshold) {
    return threshold.isPresent() ? threshold.getAsDouble() : null;
  }
}
