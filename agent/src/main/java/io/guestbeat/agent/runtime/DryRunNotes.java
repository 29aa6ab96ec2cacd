package io.guestbeat.agent.runtime;

import io.guestbeat.agent.options.HeartbeatOptions;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.DryRun;
import io.guestbeat.heartbeat.dryrun.DryRunFile;
import io.guestbeat.heartbeat.dryrun.DryRunNote;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.machine.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes the notes of this JVM's dry run, for {@code guestbeat report}. Not loaded in any other
 * mode. Safe between threads.
 */
final class DryRunNotes implements AutoCloseable {
  private static final Path PROCESS_NAMESPACE = Paths.get("/proc/self/ns/pid");

  /** Shorter pauses are no news, and a longest one is noted if it is longer by this. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private final HeartbeatOptions options;
  private final DryRunFile file;
  private Duration longestPause = Duration.ZERO;

  DryRunNotes(HeartbeatOptions options, DecisionLog decisions) {
    this.options = options;
    file =
        new DryRunFile(
            options.evidenceFolder(),
            DryRunNote.at(DryRunNote.Kind.START, Instant.now(), settings()),
            line -> decisions.note(DecisionKind.TROUBLE, line));
  }

  /** Returns the dry run that the options describe, noted in this file. */
  DryRun dryRun() {
    return DryRun.usual()
        .withSensitivity(options.sensitivity())
        .askingForResets(options.resetsAtOnce())
        .notedIn(file);
  }

  void decided(Decision decision) {
    if (decision.kind() == DecisionKind.EVIDENCE) {
      file.note(DryRunNote.at(DryRunNote.Kind.EVIDENCE, decision.at(), decision.reason()));
    }
  }

  synchronized void paused(Pause pause) {
    if (pause.duration().compareTo(longestPause.plus(STEP)) > 0) {
      longestPause = pause.duration();
      file.note(
          DryRunNote.of(
              DryRunNote.Kind.PAUSE,
              pause.begin(),
              pause.begin().plus(pause.duration()),
              pause.toString()));
    }
  }

  @Override
  public void close() {
    file.close();
  }

  /** The name comes last, as it may have blanks. */
  private String settings() {
    return "pid="
        + ProcessId.ofThis()
        + namespace()
        + " interval="
        + options.settings().interval().toMillis()
        + " sensitivity="
        + options.sensitivity().text()
        + " reset="
        + options.sensitivity().gapToReset().toMillis()
        + " name="
        + name();
  }

  /** By which a reader knows whether it sees this process under the same number. */
  private static String namespace() {
    try {
      return " ns=" + Files.readSymbolicLink(PROCESS_NAMESPACE);
    } catch (IOException | RuntimeException notOnThisSystem) {
      return "";
    }
  }

  /** The name by which the owner of a heartbeat is known, too. */
  private String name() {
    String name = options.name().orElseGet(ApplicationName::ofThis);
    return name.isEmpty() ? "unknown" : name;
  }
}
