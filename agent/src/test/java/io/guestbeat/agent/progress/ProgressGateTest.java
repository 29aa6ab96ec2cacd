package io.guestbeat.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.heartbeat.check.UnusableGateException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressGateTest {
  private final FakeEntries entries = new FakeEntries();
  private long nowNanos = Long.MAX_VALUE - 1;
  private final ProgressGate gate =
      new ProgressGate(
          ProgressSettings.of(Map.of("method", "acme.Loop#poll", "within", "20s")),
          entries,
          () -> nowNanos);

  @Test
  void isAliveWhileTheMethodIsEntered() throws Exception {
    for (int check = 0; check < 10; check++) {
      entries.count++;
      turn(Duration.ofSeconds(30));

      assertThat(gate.check().isAlive()).isTrue();
    }
  }

  @Test
  void diesWhenTheMethodIsNotEnteredForTooLong() throws Exception {
    gate.check();
    turn(Duration.ofSeconds(9));
    assertThat(gate.check().isAlive()).isTrue();
    turn(Duration.ofSeconds(10));
    assertThat(gate.check().isAlive()).isTrue();
    turn(Duration.ofSeconds(1));

    assertThat(gate.check().reason())
        .isEqualTo("acme.Loop#poll has not been entered for 20s; allowed is less than 20s");
  }

  @Test
  void comesAliveWithTheNextEntry() throws Exception {
    die();

    entries.count++;

    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void noSingleStepOfTimeIsDeath() throws Exception {
    gate.check();

    turn(Duration.ofHours(8));

    assertThat(gate.check().isAlive()).isTrue();
    turn(Duration.ofSeconds(10));
    assertThat(gate.check().isAlive()).isFalse();
  }

  @Test
  void anyChangeOfTheCountIsProgress() throws Exception {
    die();

    entries.count -= 1_000;

    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void isUnusableWhereNothingCanBeCounted() {
    entries.problem = "not loaded";

    assertThatThrownBy(gate::check)
        .isInstanceOf(UnusableGateException.class)
        .hasMessage("not loaded");
  }

  private void die() throws Exception {
    gate.check();
    while (gate.check().isAlive()) {
      turn(Duration.ofSeconds(10));
    }
  }

  private void turn(Duration by) {
    nowNanos += by.toNanos();
  }

  private static final class FakeEntries implements ProgressGate.Entries {
    long count;
    String problem;

    @Override
    public long count() throws UnusableGateException {
      if (problem != null) {
        throw new UnusableGateException(problem);
      }
      return count;
    }

    @Override
    public void close() {}
  }
}
