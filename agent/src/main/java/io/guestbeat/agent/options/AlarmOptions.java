package io.guestbeat.agent.options;

import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.insight.alarm.Thresholds;
import io.guestbeat.insight.alarm.ValueText;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The options of the alarms. Stateless. */
public final class AlarmOptions {
  static final String PREFIX = "alarm.";

  private static final String OFF = "off";
  private static final String IN_MS = "ms";
  private static final Duration LONGEST = Duration.ofHours(24);

  public static final Key<Duration> ADVICE_SUSTAIN =
      Key.withDefault(
          "advice.sustain",
          "1m",
          "a time of 0s to 24h",
          "how long a piece of advice must hold before it is given",
          Parsers.upTo(LONGEST));

  private static final Map<AlarmKind, OfOneAlarm> BY_KIND = byKind();

  /** Every option there is about alarms, but that on advice. */
  public static final List<Key<?>> ALL = all();

  private AlarmOptions() {}

  /** Reads them; what is wrong is noted there. */
  static AlarmSettings read(GivenOptions given) {
    AlarmSettings settings = AlarmSettings.defaults();
    for (AlarmKind kind : AlarmKind.values()) {
      settings = settings.with(BY_KIND.get(kind).read(given));
    }
    return settings;
  }

  private static Map<AlarmKind, OfOneAlarm> byKind() {
    Map<AlarmKind, OfOneAlarm> all = new EnumMap<>(AlarmKind.class);
    for (AlarmKind kind : AlarmKind.values()) {
      all.put(kind, new OfOneAlarm(kind));
    }
    return all;
  }

  private static List<Key<?>> all() {
    List<Key<?>> all = new ArrayList<>();
    for (AlarmKind kind : AlarmKind.values()) {
      all.addAll(BY_KIND.get(kind).all());
    }
    return Collections.unmodifiableList(all);
  }

  /** Those of one alarm. */
  private static final class OfOneAlarm {
    private final AlarmKind kind;
    private final Key<OptionalDouble> warning;
    private final Key<OptionalDouble> critical;
    private final Key<OptionalDouble> clear;
    private final Key<Duration> sustain;

    OfOneAlarm(AlarmKind kind) {
      this.kind = kind;
      warning = level("warning", text(AlarmLevel.WARNING));
      critical = level("critical", text(AlarmLevel.CRITICAL));
      clear =
          Key.optional(
              key("clear"),
              "a number of 0 or more, in " + kind.unit(),
              "the value below which the alarm "
                  + kind.text()
                  + " falls; if it is not given, 80 % of"
                  + " each level",
              this::number);
      sustain =
          Key.withDefault(
              key("sustain"),
              DurationText.of(kind.defaults().sustain()),
              "a time of 0s to 24h",
              kind.isOfEvents()
                  ? "how long the alarm " + kind.text() + " counts an event"
                  : "how long its value must last before the alarm "
                      + kind.text()
                      + " rises or falls",
              Parsers.upTo(LONGEST));
    }

    List<Key<?>> all() {
      List<Key<?>> all = new ArrayList<>();
      all.add(warning);
      all.add(critical);
      if (!kind.isOfEvents()) {
        all.add(clear);
      }
      all.add(sustain);
      return all;
    }

    Thresholds read(GivenOptions given) {
      OptionalDouble cleared =
          kind.isOfEvents()
              ? OptionalDouble.empty()
              : given.find(clear).orElse(OptionalDouble.empty());
      OptionalDouble rises = given.value(warning);
      OptionalDouble risesFurther = given.value(critical);
      Duration span = given.value(sustain);
      try {
        return new Thresholds(kind, rises, risesFurther, cleared, span);
      } catch (IllegalArgumentException e) {
        given.problems().add(e.getMessage());
        return kind.defaults();
      }
    }

    private Key<OptionalDouble> level(String name, String defaultText) {
      String accepted = isTime() ? "a time such as 5s" : "a number above 0, in " + kind.unit();
      return Key.withDefault(
          key(name),
          defaultText,
          accepted + "; or off",
          "from which value on the alarm "
              + kind.text()
              + " is a "
              + (name.equals("critical") ? "critical one" : "warning"),
          this::level);
    }

    private boolean isTime() {
      return kind.unit().equals(IN_MS);
    }

    private String key(String name) {
      return PREFIX + kind.text() + "." + name;
    }

    private String text(AlarmLevel level) {
      OptionalDouble value = kind.defaults().of(level);
      if (!value.isPresent()) {
        return OFF;
      }
      return isTime()
          ? DurationText.of(Duration.ofMillis((long) value.getAsDouble()))
          : ValueText.of(value.getAsDouble());
    }

    /** A level of 0 would always be there. */
    private OptionalDouble level(String text) {
      if (text.equals(OFF)) {
        return OptionalDouble.empty();
      }
      OptionalDouble level = isTime() ? millis(text) : number(text);
      if (level.getAsDouble() == 0) {
        throw new IllegalArgumentException(text);
      }
      return level;
    }

    /** A number, with or without the unit that it has anyway. */
    private OptionalDouble number(String text) {
      String number =
          text.endsWith(kind.unit())
              ? text.substring(0, text.length() - kind.unit().length()).trim()
              : text;
      if (!number.matches("\\d{1,9}(\\.\\d{1,6})?")) {
        throw new BadTextException(
            text.matches("[\\d.]+\\s*\\D+") ? "has another unit" : "is not a number");
      }
      return OptionalDouble.of(decimal(number));
    }

    /** Reads at most 15 digits, as exactly as the JDK, whose reader is ten classes. */
    private static double decimal(String number) {
      int point = number.indexOf('.');
      int decimals = point < 0 ? 0 : number.length() - point - 1;
      return Long.parseLong(number.replace(".", "")) / Math.pow(10, decimals);
    }

    private static OptionalDouble millis(String text) {
      return OptionalDouble.of((double) DurationText.parse(text).toMillis());
    }
  }
}
