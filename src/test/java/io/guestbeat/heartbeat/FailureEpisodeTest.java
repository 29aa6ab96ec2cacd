package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureEpisodeTest {
  private final DecisionLog log = new DecisionLog(Clock.systemUTC());
  private final EngineRig.Responses responses = new EngineRig.Responses();
  private final FailureEpisode episode = new FailureEpisode(responses, log, false);
  private boolean isMonitored = true;

  /** The cluster's setting can change at any time. */
  @Test
  void givesBackWhatItClaimedWhenNobodyListensAnyMore() {
    assertThat(isWithheld("dead")).isTrue();

    isMonitored = false;
    assertThat(isWithheld("dead")).isFalse();
    assertThat(episode.phase()).isEqualTo(HeartbeatPhase.NOT_MONITORED);
    assertThat(responses.calls).containsExactly("failing", "withholding", "notMonitored");

    isMonitored = true;
    assertThat(isWithheld("dead")).isTrue();
    assertThat(isWithheld("")).isFalse();
    assertThat(responses.calls)
        .containsExactly("failing", "withholding", "notMonitored", "withholding", "recovered");
    assertThat(log.decisions())
        .extracting(Decision::kind)
        .containsExactly(
            DecisionKind.FAILING,
            DecisionKind.WITHHELD,
            DecisionKind.NOT_MONITORED,
            DecisionKind.WITHHELD,
            DecisionKind.RECOVERED);
  }

  private boolean isWithheld(String reason) {
    return episode.decide(reason, Optional.empty(), "", Duration.ZERO, asks -> isMonitored, 0);
  }
}
