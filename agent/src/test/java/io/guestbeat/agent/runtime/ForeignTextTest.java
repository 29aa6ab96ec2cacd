package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What strangers write, as it stands in the log. */
final class ForeignTextTest {
  private static final String COMMANDS =
      "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void nothingInTheLogDrivesATerminalOrBeginsALine() {
    AgentLog log = AgentLog.to(out, LogLevel.DEBUG);

    log.warn("before " + COMMANDS + " after");
    log.warnInAnyCase("before " + COMMANDS + " after");

    assertThat(written().lines())
        .hasSize(2)
        .allMatch(line -> line.matches(".*before [ -~]* after"));
  }

  @Test
  void aStackTraceHasNoLinesThatItsMessagesBegin() {
    AgentLog log = AgentLog.to(out, LogLevel.DEBUG);
    String forged = "\n2026-01-01T00:00:00Z guestbeat: INFO all is well\u001b[2J";

    log.error("failed", new CompletionException("a" + forged, new IllegalStateException(forged)));

    assertThat(written()).matches("(?s)[\\n\\t -~]*").contains("Caused by: ", "\tat ");
    assertThat(written().lines().filter(line -> line.startsWith("2026-01-01"))).isEmpty();
  }

  @Test
  void aMessageOfThirtyMegabytesIsALineOfAFewKilobytes() {
    AgentLog log = AgentLog.to(out, LogLevel.DEBUG);

    log.warn("x".repeat(30 << 20));
    log.close();

    assertThat(out.size()).isPositive();
    assertThat(out.size()).isLessThan(10_000);
  }

  @Test
  void aDecisionIsALineOfTheLog() {
    DecisionLog decisions = new DecisionLog(Clock.systemUTC());
    decisions.note(DecisionKind.GATE_CLOSED, "deadlock: \"req\u0085" + COMMANDS + "\" waits");

    new DecisionLogger(AgentLog.to(out, LogLevel.INFO)).accept(decisions.decisions().get(0));

    assertThat(written().lines()).singleElement().asString().matches("[ -~]*");
  }

  private String written() {
    return out.toString(Charset.defaultCharset());
  }
}
