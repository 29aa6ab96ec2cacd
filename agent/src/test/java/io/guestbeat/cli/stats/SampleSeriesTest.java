package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.SourcedHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SampleSeriesTest {
  private final Deque<Object> answers = new ArrayDeque<>();
  private final Recorder recorder = new Recorder();
  private int pauses;

  @Test
  void dropsTheRatesOfTheFirstLookAfterASessionHasChanged() throws Exception {
    answers.addAll(List.of(at(1, 1000), at(1, 2000), at(2, 50), at(2, 1050)));

    run(4);

    assertThat(recorder.samples)
        .extracting(sample -> sample.value(Figure.CPU_USED).isPresent())
        .containsExactly(false, true, false, true);
    assertThat(recorder.samples)
        .extracting(Sample::isSessionChanged)
        .containsExactly(false, false, true, false);
    assertThat(pauses).isEqualTo(3);
  }

  @Test
  void endsWithTheReasonWhereTheHostHasNeverAnswered() {
    answers.add(failure("no channel"));

    assertThatThrownBy(() -> run(3)).isInstanceOf(GuestException.class).hasMessage("no channel");
    assertThat(recorder.samples).isEmpty();
  }

  @Test
  void endsWithTheReasonWhereTheHostAnswersWithoutAnyValue() {
    Snapshot empty =
        Snapshot.of(SessionId.of(1))
            .allUnavailable(GuestError.UNSUPPORTED_VERSION)
            .resourcePoolPath("/")
            .build();
    answers.add(empty);

    assertThatThrownBy(() -> run(1))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("none of the statistics: The host is too old");
  }

  @Test
  void waitsForAHostThatHasAnsweredAndTellsEachTroubleOnce() throws Exception {
    answers.addAll(
        List.of(
            at(1, 1000),
            failure("gone"),
            failure("gone, in other words"),
            new GuestException(GuestError.NOT_ENABLED, "off"),
            at(1, 5000),
            failure("gone")));

    run(6);

    assertThat(recorder.troubles).containsExactly("gone", "off", "gone");
    assertThat(recorder.samples).hasSize(2);
    assertThat(recorder.samples.get(1).perSecond(Statistic.CPU_USED_MS)).hasValue(500);
  }

  private void run(long count) throws Exception {
    SourcedHandle handle = new SourcedHandle(this::answer, () -> {});
    new SampleSeries(handle, () -> OptionalInt.of(2), Clock.systemUTC(), recorder)
        .run(count, () -> pauses++);
  }

  private Snapshot answer() {
    Object next = answers.remove();
    if (next instanceof GuestException failure) {
      throw failure;
    }
    return (Snapshot) next;
  }

  private static GuestException failure(String why) {
    return new GuestException(GuestError.OTHER, why);
  }

  private static Snapshot at(long session, long elapsedMs) {
    return Snapshot.of(SessionId.of(session))
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_USED_MS, elapsedMs / 2)
        .build();
  }

  private static final class Recorder implements SeriesOutput<Sample> {
    final List<Sample> samples = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();

    @Override
    public void write(Sample sample) {
      samples.add(sample);
    }

    @Override
    public void printTrouble(String trouble) {
      troubles.add(trouble);
    }
  }
}
