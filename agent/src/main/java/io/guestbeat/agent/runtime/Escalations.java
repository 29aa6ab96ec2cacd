package io.guestbeat.agent.runtime;

import io.guestbeat.agent.options.HeartbeatOptions;
import io.guestbeat.heartbeat.FailureResponse;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.ResponseState;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.escalation.CommandHook;
import io.guestbeat.heartbeat.escalation.Escalation;
import io.guestbeat.heartbeat.escalation.EscalationBuilder;
import io.guestbeat.heartbeat.escalation.budget.ResetBudget;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceSection;
import io.guestbeat.host.Host;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;

/**
 * Creates and runs the escalation for a dead application, within the budget of resets. Safe between
 * threads.
 */
final class Escalations implements FailureResponse, AutoCloseable {
  private final HeartbeatOptions options;
  private final Host host;
  private final boolean isSimulated;
  private final DecisionLog decisions;
  private volatile HeartbeatDriver heartbeat;
  private volatile ResetBudget budget;
  private volatile Escalation ladder;

  /** Whether this failure has claimed a reset; the heartbeat's thread's own. */
  private boolean claimed;

  Escalations(HeartbeatOptions options, Host host, boolean isSimulated, DecisionLog decisions) {
    this.options = options;
    this.host = host;
    this.isSimulated = isSimulated;
    this.decisions = decisions;
  }

  /** Whose failures these are; before the heartbeat is opened. */
  void over(HeartbeatDriver failing) {
    heartbeat = failing;
  }

  /** Reads the budget from the disk, and is ready; before the heartbeat is started. */
  void open() {
    if (ladder != null) {
      return;
    }
    if (budget == null) {
      budget = loadBudget();
    }
    try {
      ladder = buildLadder();
    } catch (RuntimeException e) {
      // What is done besides is an extra: heartbeats are sent and withheld all the same.
      decisions.note(
          DecisionKind.TROUBLE,
          "no evidence is written, no command is run and no immediate reset is "
              + "requested: "
              + e);
      ladder = Escalation.builder(decisions::note).build();
    }
  }

  private ResetBudget loadBudget() {
    if (isSimulated || mode() == HeartbeatMode.DRY_RUN) {
      return ResetBudget.inMemory(options.resetBudget(), Clock.systemUTC());
    }
    return ResetBudget.load(
        options.resetBudget(),
        options.evidenceFolder(),
        Clock.systemUTC(),
        line -> decisions.note(DecisionKind.TROUBLE, line));
  }

  private Escalation buildLadder() {
    EscalationBuilder builder =
        Escalation.builder(decisions::note)
            .sparingMode(sparingMode())
            .evidence(new EvidenceFolder(options.evidenceFolder()), evidence());
    options
        .command()
        .ifPresent(command -> builder.hook(new CommandHook(command, options.commandTimeout())));
    if (options.resetsAtOnce()) {
      builder.immediateReset(state -> heartbeat.postAppState(state));
    }
    return builder.build();
  }

  /** In the mode on a closed gate is spared while another process sends the heartbeat. */
  private String sparingMode() {
    return mode() == HeartbeatMode.DRY_RUN || mode() == HeartbeatMode.PRESENCE
        ? mode().text()
        : "waiting";
  }

  private HeartbeatMode mode() {
    return options.settings().mode();
  }

  @Override
  public void failing(String reason, boolean isSpared) {
    ladder.failing(reason, isSpared);
  }

  @Override
  public boolean mayWithhold(String reason) {
    claimed = budget.tryClaim(reason);
    return claimed;
  }

  @Override
  public void withholding() {
    ladder.withholding();
  }

  @Override
  public void notMonitored() {
    ladder.notMonitored();
    withdrawClaim();
  }

  @Override
  public void wouldBeReset() {
    claimed = false;
  }

  @Override
  public void recovered() {
    ladder.recovered();
    withdrawClaim();
  }

  private void withdrawClaim() {
    if (claimed) {
      claimed = false;
      budget.withdraw();
    }
  }

  @Override
  public ResponseState state() {
    Escalation opened = ladder;
    if (opened == null) {
      return new ResponseState(false, null, 0, options.resetBudget().toString(), evidenceFolder());
    }
    return new ResponseState(
        opened.isResetPending(),
        opened.lastEvidence().map(Path::toString).orElse(null),
        budget.state().used(),
        options.resetBudget().toString(),
        evidenceFolder());
  }

  private String evidenceFolder() {
    return options.evidenceFolder().toAbsolutePath().toString();
  }

  @Override
  public void close() {
    if (ladder != null) {
      ladder.close();
    }
    if (budget != null) {
      budget.close();
    }
  }

  private Evidence evidence() {
    return Evidence.of(
            Arrays.asList(
                EvidenceSection.of("Gates", () -> lines(heartbeat.engine().gates())),
                EvidenceSection.of("Decisions", () -> lines(heartbeat.decisions()))),
            Collections.singletonList(
                EvidenceSection.of(
                    "Statistics of the virtual machine", () -> StatisticsText.of(host))))
        .writtenBy(Escalations::version);
  }

  private static String version() {
    try (InputStream in =
        Escalations.class.getResourceAsStream("/io/guestbeat/cli/version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown: " + e;
    }
  }

  private static String lines(Iterable<?> items) {
    StringBuilder lines = new StringBuilder();
    items.forEach(item -> lines.append(OneLine.ofMessage(item.toString())).append('\n'));
    return lines.toString();
  }
}
