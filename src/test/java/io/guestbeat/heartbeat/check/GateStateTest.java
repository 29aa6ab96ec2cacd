package io.guestbeat.heartbeat.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.gate.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What checks that cannot be made come to among others. */
class GateStateTest {
  private static final GateSettings SETTINGS =
      GateSettings.every(Duration.ofSeconds(10)).within(Duration.ofSeconds(5)).closingAfter(3, 1);

  private final GateState state =
      new GateState(new WatchedGate("probe", Verdict::alive, SETTINGS), 0);
  private long now;

  @Test
  void aCheckThatHangsClosesAGateThatCouldNotCheckBefore() {
    unusable();
    assertThat(standing()).contains("unusable");

    state.checkBegins(now);
    turn(SETTINGS.validity().plusSeconds(1));

    assertThat(standing()).contains("stale");
  }

  @Test
  void aCheckThatCannotBeMadeIsNoSignOfLife() {
    dead();
    dead();
    dead();

    unusable();
    assertThat(standing()).isEqualTo("probe: dead");
    turn(Duration.ofSeconds(10));
    unusable();
    assertThat(standing()).isEqualTo("probe: dead");
  }

  @Test
  void aGateThatCannotCheckForLongClosesNothingAnyMore() {
    dead();
    dead();
    dead();

    for (Duration span = Duration.ZERO;
        span.compareTo(SETTINGS.validity()) <= 0;
        span = span.plusSeconds(10)) {
      unusable();
      turn(Duration.ofSeconds(10));
    }

    assertThat(standing()).contains("unusable");
  }

  private void dead() {
    state.checkBegins(now);
    state.checkEnds(Verdict.dead("dead"), now);
    turn(Duration.ofSeconds(10));
  }

  private void unusable() {
    state.checkBegins(now);
    state.checkEndsUnusable("no such host", now);
  }

  private void turn(Duration span) {
    now += span.toNanos();
  }

  private String standing() {
    return state.standing(now).toString();
  }
}
