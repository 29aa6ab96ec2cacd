package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionLoggerTest {
  private static final String DEADLOCK =
      "deadlock: 2 threads are deadlocked: one (12) waits for a lock that two (13) has";

  @Test
  void writesALongReasonOnce() {
    List<String> written =
        written(
            new Object[] {DecisionKind.GATE_CLOSED, DEADLOCK},
            new Object[] {DecisionKind.FAILING, DEADLOCK},
            new Object[] {DecisionKind.WITHHELD, DEADLOCK});

    assertThat(written.get(0)).endsWith("GATE_CLOSED: " + DEADLOCK);
    assertThat(written.subList(1, 3))
        .allMatch(line -> line.endsWith(DEADLOCK.substring(0, 60) + "… (see the line above)"));
  }

  @Test
  void writesItAnewOnceAllWasWell() {
    List<String> written =
        written(
            new Object[] {DecisionKind.GATE_CLOSED, DEADLOCK},
            new Object[] {DecisionKind.GATE_OPENED, "deadlock"},
            new Object[] {DecisionKind.GATE_CLOSED, DEADLOCK});

    assertThat(written.get(2)).endsWith(DEADLOCK);
  }

  private static List<String> written(Object[]... decisions) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    DecisionLogger logger = new DecisionLogger(AgentLog.to(written, LogLevel.DEBUG));
    DecisionLog log = new DecisionLog(Clock.systemUTC());
    for (Object[] decision : decisions) {
      log.note((DecisionKind) decision[0], (String) decision[1]);
    }
    log.decisions().forEach(logger);
    return written.toString(UTF_8).lines().toList();
  }
}
