package io.guestbeat.cli.watch;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Prints one line for each decision and for each change of the application's status. Safe between
 * threads; who writes waits for standard output, and heartbeats wait for nobody here.
 */
public final class Report {
  private final PrintWriter out;
  private final Clock clock;
  private final boolean isVerbose;
  private volatile boolean isEnding;
  private long toldDecision;
  private AppStatus toldStatus = AppStatus.UNKNOWN;
  private long toldSent;

  /**
   * A report that has told nothing yet.
   *
   * @param isVerbose whether each heartbeat has a line too
   */
  public Report(PrintWriter out, Clock clock, boolean isVerbose) {
    this.out = out;
    this.clock = clock;
    this.isVerbose = isVerbose;
  }

  /** Prints a decision. */
  synchronized void decided(Decision decision) {
    toldDecision = decision.number();
    // Nothing comes of a failure here but what the next line says.
    if (isVerbose || decision.kind() != DecisionKind.FAILING) {
      line(decision.at(), decision.kind().name(), decision.reason());
    }
  }

  /** Prints what else has changed, after the decisions made before. */
  synchronized void look(HeartbeatDriver heartbeat) {
    HeartbeatState state = heartbeat.state();
    List<Decision> decisions = heartbeat.decisions();
    boolean isUpToDate =
        !decisions.isEmpty() && decisions.get(decisions.size() - 1).number() == toldDecision;
    if (isEnding || !isUpToDate) {
      return;
    }
    if (isVerbose && state.sent() > toldSent) {
      line(clock.instant(), "SENT", "heartbeat " + state.sent());
    }
    toldSent = state.sent();
    if (state.status() != toldStatus) {
      toldStatus = state.status();
      line(clock.instant(), "STATUS", toldStatus.text());
    }
  }

  /** From now on only decisions are told; never waits. */
  void end() {
    isEnding = true;
  }

  /** Prints a text for the user at the terminal. */
  synchronized void say(String text) {
    out.println(text);
  }

  private void line(Instant at, String what, String why) {
    out.println(at.truncatedTo(ChronoUnit.SECONDS) + " " + what + ": " + why);
  }
}
