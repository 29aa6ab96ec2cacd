package io.guestbeat.jmx;

import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.TabularData;

/** The table of what is told of alarms over JMX. */
final class AlarmAttributes {
  private AlarmAttributes() {}

  static List<BeanAttribute<InsightSample>> all(AlarmSettings settings) {
    List<BeanAttribute<InsightSample>> all = new ArrayList<>();
    all.add(
        new BeanAttribute<InsightSample>(
                "Alarms",
                String.class,
                "The current alarms, one line each: level, since when, value, thresholds; "
                    + "none if there is no alarm",
                sample -> sample.alarms().text())
            .ofOwnLines());
    all.add(
        new BeanAttribute<>(
            "AlarmLevel",
            String.class,
            "The most severe level of all alarms: OK, WARNING or CRITICAL",
            sample -> sample.alarms().level().name()));
    all.add(
        new BeanAttribute<>(
            "AlarmsByName",
            TabularData.class,
            "Each alarm's level, and the values from which on it is a warning or critical, as"
                + " configured",
            sample -> AlarmData.byName(sample.alarms(), settings)));
    for (AlarmKind kind : AlarmKind.values()) {
      all.add(
          new BeanAttribute<InsightSample>(
                  "Alarm" + camelCase(kind.text()),
                  Long.class,
                  "The alarm "
                      + kind.text()
                      + ": 0 for none, 1 for a warning, 2 for critical; about "
                      + kind.description(),
                  sample -> sample.alarms().level(kind).number())
              .measured("level", "gauge"));
    }
    return all;
  }

  /** {@code CpuLimit} of {@code cpu-limit}. */
  private static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }
}
