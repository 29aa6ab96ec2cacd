package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages, decisions and exceptions of every kind, in the log. */
final class LogFuzzTest {
  private final ForeignTexts texts = new ForeignTexts();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AgentLog log = AgentLog.to(out, LogLevel.DEBUG);

  @Test
  void everyLineIsOneOfOurs() {
    DecisionLogger decisions = new DecisionLogger(log);
    for (int i = 0; i < ForeignTexts.cases(10); i++) {
      switch (i % 3) {
        case 0 -> log.warn(texts.next());
        case 1 -> decisions.accept(decision(texts.next()));
        default -> log.error("failed", new IllegalStateException(texts.next()));
      }
      require();
    }
  }

  private void require() {
    String text = out.toString(Charset.defaultCharset());
    out.reset();
    int harmAt = ForeignTexts.harmAt(text, "\n\t");
    assertThat(harmAt).as(text).isEqualTo(-1);
    assertThat(text.lines())
        .allMatch(
            line ->
                line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z guestbeat: (ERROR|WARN|INFO) .*")
                    || line.startsWith("\tat ")
                    || line.startsWith("java.lang.IllegalStateException"));
    assertThat(text.lines()).allMatch(line -> line.length() < 4_200);
  }

  private static Decision decision(String reason) {
    DecisionLog log = new DecisionLog(Clock.systemUTC());
    log.note(DecisionKind.GATE_CLOSED, reason);
    List<Decision> decisions = log.decisions();
    return decisions.get(0);
  }
}
