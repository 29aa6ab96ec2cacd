package io.guestbeat.cli.top;

import static io.guestbeat.cli.top.Readings.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.jmx.reading.InsightReading;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingHistoryTest {
  private final ReadingHistory course = new ReadingHistory();

  @Test
  void sharesCpuTimeAmongTheVirtualCpus() {
    course.take(Readings.of(statistics(1, 1000, 100)));
    TopView moment = course.take(Readings.of(statistics(1, 2000, 1100)));

    assertThat(moment.usedPercent().getAsDouble()).isEqualTo(50, within(1e-9));
    assertThat(moment.stolenPercent().getAsDouble()).isEqualTo(5, within(1e-9));
    assertThat(moment.value(Figure.EFFECTIVE_CPU_MHZ)).hasValue(2600);
  }

  @Test
  void dropsTheFirstDifferenceAfterASessionHasChanged() {
    course.take(Readings.of(statistics(1, 1000, 100)));
    course.take(Readings.of(statistics(1, 2000, 200)));
    TopView changed = course.take(Readings.of(statistics(2, 500, 50)));

    assertThat(changed.isSessionChanged()).isTrue();
    assertThat(changed.usedPercent()).isEmpty();

    TopView after = course.take(Readings.of(statistics(2, 1500, 150)));

    assertThat(after.isSessionChanged()).isFalse();
    assertThat(after.usedPercent()).hasValue(5);
    assertThat(after.used().last(10))
        .extracting(OptionalDouble::isPresent)
        .containsExactly(false, true, false, true);
  }

  @Test
  void keepsTheRateWhereTheHostWasNotAskedAgain() {
    course.take(Readings.of(statistics(1, 1000, 100)));
    TopView asked = course.take(Readings.of(statistics(1, 2000, 1100)));
    TopView servedAgain = course.take(Readings.of(statistics(1, 2000, 1100)));

    assertThat(servedAgain.usedPercent()).isEqualTo(asked.usedPercent()).isPresent();
    assertThat(servedAgain.used().last(10)).hasSize(2);
  }

  @Test
  void hasNoRateForNoTime() {
    course.take(Readings.of(statistics(1, 1000, 100)));
    TopView moment = course.take(Readings.of(statistics(1, 1000, 200)));

    assertThat(moment.usedPercent()).isEmpty();
    assertThat(moment.levelOfSteal()).isEmpty();
  }

  @Test
  void leavesAGapWhileTheHostIsAway() {
    course.take(Readings.of(statistics(1, 1000, 0)));
    course.take(Readings.of(statistics(1, 2000, 1000)));
    TopView away = course.take(Readings.nothing("gone"));

    assertThat(away.snapshot()).isEmpty();
    assertThat(away.usedPercent()).isEmpty();
    assertThat(away.reading().missingStatistics()).isEqualTo("gone");

    TopView back = course.take(Readings.of(statistics(1, 4000, 3000)));

    assertThat(back.usedPercent()).hasValue(50);
    assertThat(back.used().last(3))
        .containsExactly(OptionalDouble.of(50), OptionalDouble.empty(), OptionalDouble.of(50));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 10000, 2, WARNING",
    "999, 10000, 2, OK",
    "1100, 10000, 2, WARNING",
    "1999, 10000, 2, WARNING",
    "2000, 10000, 2, CRITICAL",
    "2001, 10000, 8, OK"
  })
  void judgesStolenTimeForEachVirtualCpu(
      long stolenMs, long elapsedMs, int vcpus, AlarmLevel expected) {
    course.take(stolen(0, 0, vcpus));
    TopView moment = course.take(stolen(stolenMs, elapsedMs, vcpus));

    assertThat(moment.levelOfSteal()).contains(expected);
  }

  @Test
  void judgesNothingWhereItIsNotKnownHowManyVirtualCpusThereAre() {
    Reading first = Readings.of(statistics(1, 1000, 0)).withVcpus(OptionalInt.empty());
    course.take(first);
    TopView moment = course.take(first.with(statistics(1, 2000, 500).build()));

    assertThat(moment.usedPercent()).hasValue(50);
    assertThat(moment.levelOfSteal()).isEmpty();
  }

  @Test
  void showsTheFiguresAndThresholdsOfTheJvmWhereThereIsOne() {
    Map<String, Object> insight =
        Map.of(
            "CpuStolenPercentPerVcpu", 20.0, "AlarmsByName", Readings.alarm("stolen", 15.0, 25.0));
    Reading reading = Readings.of(statistics(1, 1000, 0)).with(InsightReading.of(insight));

    TopView moment = course.take(reading);

    assertThat(moment.stolenPercent()).hasValue(20);
    assertThat(moment.usedPercent()).as("not computed here").isEmpty();
    assertThat(moment.levelOfSteal()).contains(AlarmLevel.WARNING);
  }

  @Test
  void addsUpOnlyWhatTheHostGives() {
    Snapshot.Builder noSwap =
        statistics(1, 1000, 0)
            .value(Statistic.MEM_BALLOONED_MB, 256)
            .unavailable(Statistic.MEM_SWAPPED_MB, GuestError.NOT_AVAILABLE)
            .unavailable(Statistic.MEM_ACTIVE_MB, GuestError.NOT_AVAILABLE);

    TopView moment = course.take(Readings.of(noSwap));

    assertThat(moment.reclaimed().last(1)).containsExactly(OptionalDouble.of(256));
    assertThat(moment.active().last(1)).containsExactly(OptionalDouble.empty());
  }

  @Test
  void remembersNoMoreThanAnyTerminalIsWide() {
    for (int look = 0; look < 600; look++) {
      course.take(Readings.of(statistics(1, 1000L + look, 0)));
    }
    TopView moment = course.take(Readings.of(statistics(1, 10_000, 0)));

    assertThat(moment.used().last(10_000)).hasSize(512);
  }

  private static Reading stolen(long stolenMs, long elapsedMs, int vcpus) {
    return Readings.of(statistics(1, 1000 + elapsedMs, 0).value(Statistic.CPU_STOLEN_MS, stolenMs))
        .withVcpus(OptionalInt.of(vcpus));
  }
}
