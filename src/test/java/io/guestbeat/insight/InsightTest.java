package io.guestbeat.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Single cases; {@link InsightProperties} has the rest. */
class InsightTest {
  private OptionalInt vcpus = OptionalInt.of(2);
  private final Insight insight = new Insight(() -> vcpus);

  @Test
  void sumsUpAndDividesByTheVirtualCpus() {
    take(1, 1000, 0, 0);
    take(1, 6000, 4000, 1000);

    assertValue(Figure.EFFECTIVE_CPU_MHZ, 2600 * 0.8);
    assertValue(Figure.CPU_USED, 80);
    assertValue(Figure.CPU_USED_PER_VCPU, 40);
    assertValue(Figure.CPU_STOLEN, 20);
    assertValue(Figure.CPU_STOLEN_PER_VCPU, 10);
    assertValue(Figure.CPU_DEMAND_SATISFIED, 80);
    assertThat(insight.figures().maximum(Figure.CPU_USED)).hasValue(200);
    assertThat(insight.figures().maximum(Figure.EFFECTIVE_CPU_MHZ)).hasValue(5200);
  }

  @Test
  void putsBackToTheMaximumWhatIsBeyondItByRounding() {
    take(1, 1000, 0, 0);
    take(1, 1099, 200, 0);

    assertValue(Figure.CPU_USED_PER_VCPU, 100);
    assertValue(Figure.CPU_USED, 200);
    assertValue(Figure.EFFECTIVE_CPU_MHZ, 5200);
  }

  @Test
  void takesWhatATurboAddsForAllThatThereIs() {
    take(1, 1000, 0, 0);
    take(1, 2000, 2600, 0);

    assertValue(Figure.CPU_USED_PER_VCPU, 100);
    assertValue(Figure.CPU_USED, 260);
  }

  @Test
  void noMoreIsStolenThanThereWas() {
    take(1, 1000, 0, 0);
    take(1, 2000, 0, 2300);

    assertValue(Figure.CPU_STOLEN_PER_VCPU, 100);
  }

  @Test
  void dividesNothingThatSoManyVirtualCpusCannotHaveUsed() {
    take(1, 1000, 0, 0);
    take(1, 2000, 5000, 0);

    assertThat(value(Figure.CPU_USED_PER_VCPU)).isEmpty();
    assertValue(Figure.CPU_USED, 500);
  }

  @Test
  void dividesNothingUntilTheNumberOfVirtualCpusIsSettledAgain() {
    take(1, 1000, 0, 0);
    vcpus = OptionalInt.of(4);
    take(1, 2000, 1000, 0);
    assertThat(value(Figure.CPU_USED_PER_VCPU)).isEmpty();
    assertValue(Figure.CPU_USED, 100);

    take(1, 3000, 2000, 0);
    assertThat(value(Figure.CPU_USED_PER_VCPU)).isEmpty();

    take(1, 4000, 3000, 0);
    assertValue(Figure.CPU_USED_PER_VCPU, 25);
  }

  @Test
  void hasNoShareWhereNobodyKnowsTheNumberOfVirtualCpus() {
    vcpus = OptionalInt.empty();
    take(1, 1000, 0, 0);
    take(1, 2000, 1000, 100);

    assertThat(value(Figure.CPU_STOLEN_PER_VCPU)).isEmpty();
    assertValue(Figure.CPU_STOLEN, 10);
    assertThat(insight.figures().maximum(Figure.CPU_STOLEN)).isEmpty();
  }

  @Test
  void keepsItsFiguresWhereTheSameSnapshotIsServedAgain() {
    take(1, 1000, 0, 0);
    Snapshot second = counters(1, 2000, 1000, 0).build();
    insight.take(second);
    insight.take(second);

    assertValue(Figure.CPU_USED, 100);
    assertThat(insight.figures().samplesDropped()).isZero();
  }

  @Test
  void dropsAndCountsWhatIsOfAnotherSessionOrOfNoTime() {
    take(1, 1000, 0, 0);
    take(1, 1000, 10, 0);
    take(2, 9000, 5000, 0);

    assertThat(value(Figure.CPU_USED)).isEmpty();
    assertThat(insight.figures().isSessionChanged()).isTrue();
    assertThat(insight.figures().samplesDropped()).isEqualTo(2);
  }

  @Test
  void tellsNothingWhileTheHostIsAwayAndAllOfItAfterwards() {
    take(1, 1000, 0, 0);
    take(1, 2000, 1000, 0);
    insight.lose();
    assertThat(Figure.values()).allSatisfy(figure -> assertThat(value(figure)).isEmpty());

    take(1, 11_000, 10_000, 0);

    assertValue(Figure.CPU_USED, 100);
    assertValue(Figure.CPU_USED_15_MIN, 50);
  }

  @Test
  void weighsTrendsByTimeFromTheFirstIntervalOn() {
    take(1, 0, 0, 0);
    take(1, 60_000, 0, 0);
    take(1, 120_000, 120_000, 0);

    double old = Math.exp(-1) - Math.exp(-2);
    double recent = 1 - Math.exp(-1);
    assertValue(Figure.CPU_USED_1_MIN, 100 * recent / (old + recent));
    assertThat(value(Figure.CPU_USED_15_MIN).getAsDouble()).isBetween(50.0, 52.0);

    take(2, 1000, 0, 0);
    assertThat(value(Figure.CPU_USED_15_MIN)).isEmpty();
  }

  @Test
  void measuresAgainstALimitThatStayedOnly() {
    insight.take(counters(1, 1000, 0, 0).value(Statistic.CPU_LIMIT_MHZ, 2600).build());
    insight.take(counters(1, 2000, 500, 0).value(Statistic.CPU_LIMIT_MHZ, 2600).build());
    assertValue(Figure.CPU_LIMIT, 50);

    insight.take(counters(1, 3000, 1000, 0).value(Statistic.CPU_LIMIT_MHZ, 1300).build());
    assertThat(value(Figure.CPU_LIMIT)).isEmpty();
  }

  @Test
  void countsCompressedMemoryAsNoneWhereTheHostDoesNotGiveIt() {
    insight.take(
        counters(1, 1000, 0, 0)
            .value(Statistic.MEM_MAPPED_MB, 700)
            .value(Statistic.MEM_BALLOONED_MB, 200)
            .value(Statistic.MEM_SWAPPED_MB, 100)
            .value(Statistic.MEM_USED_MB, 800)
            .value(Statistic.MEM_TARGET_SIZE_MB, 500)
            .unavailable(Statistic.MEM_ZIPPED_MB, GuestError.UNSUPPORTED_VERSION)
            .build());

    assertValue(Figure.MEM_BALLOONED, 20);
    assertValue(Figure.MEM_SWAPPED, 10);
    assertValue(Figure.MEM_RECLAIMED_MB, 300);
    assertValue(Figure.MEM_RECLAIMED, 30);
    assertValue(Figure.MEM_TARGET_DEFICIT_MB, 300);
    assertThat(value(Figure.MEM_SHARING_SAVED)).isEmpty();
  }

  private void take(long session, long elapsedMs, long usedMs, long stolenMs) {
    insight.take(counters(session, elapsedMs, usedMs, stolenMs).build());
  }

  private static Snapshot.Builder counters(
      long session, long elapsedMs, long usedMs, long stolenMs) {
    return Snapshot.of(SessionId.of(session))
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.HOST_PROCESSOR_SPEED, 2600)
        .value(Statistic.CPU_USED_MS, usedMs)
        .value(Statistic.CPU_STOLEN_MS, stolenMs);
  }

  private OptionalDouble value(Figure figure) {
    return insight.figures().value(figure);
  }

  private void assertValue(Figure figure, double expected) {
    assertThat(value(figure).orElseThrow())
        .describedAs(figure.apiName())
        .isCloseTo(expected, within(1e-9));
  }
}
