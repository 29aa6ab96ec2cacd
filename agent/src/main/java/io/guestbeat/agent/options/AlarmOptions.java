package io.guestbeat.agent.options;

import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.insight.alarm.Thresholds;
import io.guestbeat.insight.alarm.ValueText;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** When the operator wants alarms. Stateless. */
public final class AlarmOptions {
  static final String PREFIX = "alarm.";

  private static final String OFF = "off";
  private static final String IN_MS = "ms";
  private static final Duration LONGEST = Duration.ofHours(24);

  public static final Option<Duration> ADVICE_SUSTAIN =
      new Option<>("advice.sustain", "1m", "a time of 0s to 24h", OptionValues.upTo(LONGEST));

  private static final Map<AlarmKind, OfOneAlarm> BY_KIND = byKind();

  /** Every option there is about alarms, but that on advice. */
  public static final List<Option<?>> ALL = all();

  private AlarmOptions() {}

  /** Reads them; what is wrong is noted there. */
  static AlarmSettings read(GivenOptions given) {
    AlarmSettings settings = AlarmSettings.defaults();
    for (OfOneAlarm options : BY_KIND.values()) {
      settings = settings.with(options.read(given));
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

  private static List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>();
    BY_KIND.values().forEach(options -> all.addAll(options.all()));
    return Collections.unmodifiableList(all);
  }

  /** Those of one alarm. */
  private static final class OfOneAlarm {
    private final AlarmKind kind;
    private final Option<OptionalDouble> warning;
    private final Option<OptionalDouble> critical;
    private final Option<OptionalDouble> clear;
    private final Option<Duration> sustain;

    OfOneAlarm(AlarmKind kind) {
      this.kind = kind;
      warning = level("warning", text(AlarmLevel.WARNING));
      critical = level("critical", text(AlarmLevel.CRITICAL));
      clear =
          new Option<>(
              key("clear"), null, "a number of 0 or more, in " + kind.unit(), this::number);
      sustain =
          new Option<>(
              key("sustain"),
              DurationText.of(kind.defaults().sustain()),
              "a time of 0s to 24h",
              OptionValues.upTo(LONGEST));
    }

    List<Option<?>> all() {
      List<Option<?>> all = new ArrayList<>();
      all.add(warning);
      all.add(critical);
      if (!kind.isOfEvents()) {
        all.add(clear);
      }
      all.add(sustain);
      return all;
    }

    Thresholds read(GivenOptions given) {
      OptionalDouble cleared = kind.isOfEvents() ? null : given.value(clear);
      OptionalDouble rises = given.value(warning);
      OptionalDouble risesFurther = given.value(critical);
      Duration span = given.value(sustain);
      try {
        return new Thresholds(
            kind, rises, risesFurther, cleared == null ? OptionalDouble.empty() : cleared, span);
      } catch (IllegalArgumentException e) {
        given.refuse(e.getMessage());
        return kind.defaults();
      }
    }

    private Option<OptionalDouble> level(String name, String defaultText) {
      boolean isTime = kind.unit().equals(IN_MS);
      String accepted = isTime ? "a time such as 5s" : "a number above 0, in " + kind.unit();
      return new Option<>(
          key(name),
          defaultText,
          accepted + "; or off",
          unlessOff(isTime ? OfOneAlarm::millis : this::number));
    }

    private String key(String name) {
      return PREFIX + kind.text() + "." + name;
    }

    private String text(AlarmLevel level) {
      OptionalDouble value = kind.defaults().of(level);
      if (!value.isPresent()) {
        return OFF;
      }
      return kind.unit().equals(IN_MS)
          ? DurationText.of(Duration.ofMillis((long) value.getAsDouble()))
          : ValueText.of(value.getAsDouble());
    }

    /** A level of 0 would always be there. */
    private static Function<String, OptionalDouble> unlessOff(
        Function<String, OptionalDouble> parser) {
      return text -> {
        if (text.equals(OFF)) {
          return OptionalDouble.empty();
        }
        OptionalDouble level = parser.apply(text);
        if (level.getAsDouble() == 0) {
          throw new IllegalArgumentException(text);
        }
        return level;
      };
    }

    /** A number, with or without the unit that it has anyway. */
    private OptionalDouble number(String text) {
      String number =
          text.endsWith(kind.unit())
              ? text.substring(0, text.length() - kind.unit().length()).trim()
              : text;
      if (!number.matches("\\d{1,9}(\\.\\d{1,6})?")) {
        throw new BadTextException(
            text.matches("[\\d.]+\\s*\\D+") ? "has another unit" : "is no such number");
      }
      return OptionalDouble.of(Double.parseDouble(number));
    }

    private static OptionalDouble millis(String text) {
      return OptionalDouble.of((double) DurationText.parse(text).toMillis());
    }
  }
}
