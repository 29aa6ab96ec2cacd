package io.guestbeat.cli.doctor;

import static java.util.stream.Collectors.toList;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.jvm.JvmDiagnosis;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The findings, and the conclusion from them. Immutable. */
public final class Diagnosis {
  private static final int GOOD = 0;
  private static final int BAD = 1;

  private final List<Finding> findings;
  private final Optional<JvmDiagnosis> jvm;

  Diagnosis(List<Finding> findings, Optional<JvmDiagnosis> jvm) {
    this.findings = Collections.unmodifiableList(new ArrayList<>(findings));
    this.jvm = jvm;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Returns what was found out of a JVM, if one was named. */
  Optional<JvmDiagnosis> jvm() {
    return jvm;
  }

  /**
   * Returns the exit status. Of the JVM, if one was named; else 0 if statistics and heartbeat would
   * both work, and 1 if not.
   */
  public int status() {
    if (jvm.isPresent()) {
      return jvm.get().health().status();
    }
    return failure(Subject.STATISTICS).isPresent() || failure(Subject.HEARTBEAT).isPresent()
        ? BAD
        : GOOD;
  }

  /** Returns the conclusion in one sentence, with what stands in the way. */
  public String conclusion() {
    return OneLine.of(jvm.map(JvmDiagnosis::conclusion).orElseGet(this::machineConclusion));
  }

  private String machineConclusion() {
    Optional<Finding> statistics = failure(Subject.STATISTICS);
    Optional<Finding> heartbeat = failure(Subject.HEARTBEAT);
    if (!statistics.isPresent() && !heartbeat.isPresent()) {
      return "Statistics and the heartbeat would work.";
    }
    if (!statistics.isPresent()) {
      return "Statistics would work, the heartbeat would not work: " + reason(heartbeat.get());
    }
    if (!heartbeat.isPresent()) {
      return "The heartbeat would work, statistics would not work: " + reason(statistics.get());
    }
    return heartbeat.get().cause().isPresent()
        ? "Statistics and the heartbeat would not work: " + reason(statistics.get())
        : "Statistics would not work: "
            + reason(statistics.get())
            + "; the heartbeat would not work: "
            + reason(heartbeat.get());
  }

  /** Returns the reason, at its root. */
  private String reason(Finding finding) {
    return finding
        .cause()
        .flatMap(cause -> findings.stream().filter(other -> other.subject() == cause).findFirst())
        .orElse(finding)
        .what();
  }

  private Optional<Finding> failure(Subject subject) {
    return findings.stream()
        .filter(Finding::isFailure)
        .filter(finding -> finding.subject() == subject)
        .collect(toList())
        .stream()
        .findFirst();
  }
}
