package io.guestbeat.heartbeat.escalation;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Builds an escalation from its steps; the report is always part of it. Used by one thread. */
public final class EscalationBuilder {
  final BiConsumer<DecisionKind, String> reporter;
  EvidenceFolder folder;
  Evidence evidence;
  CommandHook hook;
  Consumer<AppState> poster;
  String sparingMode = "dry-run";
  LongSupplier nanoClock = System::nanoTime;

  EscalationBuilder(BiConsumer<DecisionKind, String> reporter) {
    this.reporter = Objects.requireNonNull(reporter, "reporter");
  }

  /** Writes this evidence to this folder. */
  public EscalationBuilder evidence(EvidenceFolder newFolder, Evidence newEvidence) {
    folder = Objects.requireNonNull(newFolder, "folder");
    evidence = Objects.requireNonNull(newEvidence, "evidence");
    return this;
  }

  /** Runs this command. */
  public EscalationBuilder hook(CommandHook newHook) {
    hook = Objects.requireNonNull(newHook, "hook");
    return this;
  }

  /**
   * Asks for an immediate reset when the heartbeat is withheld.
   *
   * @param newPoster posts a state to the host; what it throws is a refusal
   */
  public EscalationBuilder immediateReset(Consumer<AppState> newPoster) {
    poster = Objects.requireNonNull(newPoster, "poster");
    return this;
  }

  /** The mode in which the machine is not reset for a failure; a dry run if nothing is said. */
  public EscalationBuilder sparingMode(String newSparingMode) {
    sparingMode = Objects.requireNonNull(newSparingMode, "sparingMode");
    return this;
  }

  /** Counts time by this clock, which never goes back. */
  public EscalationBuilder nanoClock(LongSupplier newClock) {
    nanoClock = Objects.requireNonNull(newClock, "nanoClock");
    return this;
  }

  /** Starts it. */
  public Escalation build() {
    return new Escalation(this);
  }
}
