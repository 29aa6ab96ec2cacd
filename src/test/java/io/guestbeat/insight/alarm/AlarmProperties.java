package io.guestbeat.insight.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What an alarm never does, whatever values come in whatever rhythm. */
class AlarmProperties {
  private static final Duration SUSTAIN = Duration.ofSeconds(60);

  @Property(tries = 500)
  void neverFlapsFasterThanItsSustainedTime(@ForAll("histories") List<Moment> history) {
    Alarm alarm = alarm(OptionalDouble.of(5), OptionalDouble.of(10));
    AlarmLevel level = alarm.level();
    List<Long> rises = new ArrayList<>();
    List<Long> falls = new ArrayList<>();
    for (Moment moment : history) {
      AlarmLevel now = alarm.tick(moment.nanos, moment.value());
      if (now != level) {
        (now.compareTo(level) > 0 ? rises : falls).add(moment.nanos);
      }
      level = now;
    }

    for (long rise : rises) {
      assertThat(falls).noneMatch(fall -> Math.abs(fall - rise) < SUSTAIN.toNanos());
    }
  }

  @Property(tries = 500)
  void neverHasALowerLevelWhereAllValuesAreHigher(
      @ForAll("histories") List<Moment> history, @ForAll("raises") double raise) {
    Alarm lower = alarm(OptionalDouble.of(5), OptionalDouble.of(10));
    Alarm higher = alarm(OptionalDouble.of(5), OptionalDouble.of(10));

    for (Moment moment : history) {
      AlarmLevel low = lower.tick(moment.nanos, moment.value());
      AlarmLevel high = higher.tick(moment.nanos, moment.valueRaisedBy(raise));

      assertThat(high).isGreaterThanOrEqualTo(low);
    }
  }

  @Property(tries = 200)
  void neverRisesWhereItIsOff(@ForAll("histories") List<Moment> history) {
    Alarm off = alarm(OptionalDouble.empty(), OptionalDouble.empty());
    Alarm warningOff = alarm(OptionalDouble.empty(), OptionalDouble.of(10));
    Alarm criticalOff = alarm(OptionalDouble.of(5), OptionalDouble.empty());

    for (Moment moment : history) {
      assertThat(off.tick(moment.nanos, moment.value())).isEqualTo(AlarmLevel.OK);
      assertThat(warningOff.tick(moment.nanos, moment.value())).isNotEqualTo(AlarmLevel.WARNING);
      assertThat(criticalOff.tick(moment.nanos, moment.value())).isNotEqualTo(AlarmLevel.CRITICAL);
    }
  }

  /** Times that go on by 1 to 20 s; values that stay for a while, and now and then are unknown. */
  @Provide
  Arbitrary<List<Moment>> histories() {
    Arbitrary<Integer> steps = Arbitraries.integers().between(1, 20);
    Arbitrary<Double> values =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.of(0.0, 3.9, 4.0, 5.0, 7.9, 8.0, 10.0)),
            net.jqwik.api.Tuple.of(2, Arbitraries.doubles().between(0, 100)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(Moment.UNKNOWN)));
    Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 30);
    return Combinators.combine(values, lengths, steps)
        .as(Stretch::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(AlarmProperties::momentsOf);
  }

  @Provide
  Arbitrary<Double> raises() {
    return Arbitraries.doubles().between(0, 20);
  }

  private static List<Moment> momentsOf(List<Stretch> stretches) {
    List<Moment> moments = new ArrayList<>();
    long nanos = 0;
    for (Stretch stretch : stretches) {
      for (int tick = 0; tick < stretch.ticks; tick++) {
        nanos += Duration.ofSeconds(stretch.stepSeconds).toNanos();
        moments.add(new Moment(nanos, stretch.value));
      }
    }
    return moments;
  }

  private static Alarm alarm(OptionalDouble warning, OptionalDouble critical) {
    return new Alarm(
        new Thresholds(AlarmKind.STOLEN, warning, critical, OptionalDouble.empty(), SUSTAIN));
  }

  private record Stretch(double value, int ticks, int stepSeconds) {}

  private record Moment(long nanos, double number) {
    static final double UNKNOWN = -1;

    OptionalDouble value() {
      return valueRaisedBy(0);
    }

    OptionalDouble valueRaisedBy(double raise) {
      return number == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(number + raise);
    }
  }
}
