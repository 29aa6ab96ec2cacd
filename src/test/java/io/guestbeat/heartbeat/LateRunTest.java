package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LateRunTest {
  private final LateRun run = new LateRun();

  @Test
  void notesTheFirstOfARowAndHowTheRowWas() {
    assertThat(run.late(Duration.ofSeconds(6))).contains("a heartbeat is late by 6s");
    for (int beat = 2; beat <= 500; beat++) {
      assertThat(run.late(Duration.ofSeconds(beat % 9))).isEmpty();
    }

    assertThat(run.inTime())
        .contains("500 heartbeats in a row were late, by 8s at most; they are in time again");
    assertThat(run.inTime()).isEmpty();
    assertThat(run.late(Duration.ofSeconds(7))).contains("a heartbeat is late by 7s");
    assertThat(run.inTime()).as("after a single one there is nothing to add").isEmpty();
  }
}
