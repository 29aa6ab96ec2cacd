package io.guestbeat.agent.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All findings, and what follows from them. Immutable. */
public final class Diagnosis {
  private final List<Finding> findings;

  Diagnosis(List<Finding> findings) {
    this.findings = Collections.unmodifiableList(new ArrayList<>(findings));
  }

  /** One finding in one line, with its remedy. */
  static String line(Finding finding) {
    String line =
        String.format("%-4s  %-11s  ", finding.level(), finding.subject().text()) + finding.what();
    String whole = finding.remedy().isEmpty() ? line : line + "; remedy: " + finding.remedy();
    return whole.replaceAll("\\p{Cntrl}", " ");
  }

  /** Whether statistics and heartbeat would both work, in the process too if one was named. */
  public boolean isGood() {
    return failures(Subject.STATISTICS, Subject.HEARTBEAT, Subject.JVM).isEmpty();
  }

  /** The same in one line, with what stands in the way. */
  public String conclusion() {
    String conclusion =
        "Statistics "
            + wouldWork(Subject.STATISTICS)
            + ", the heartbeat "
            + wouldWork(Subject.HEARTBEAT);
    if (isGood()) {
      return conclusion;
    }
    return conclusion + "; first in the way: " + failures(Subject.values()).get(0).subject().text();
  }

  private String wouldWork(Subject subject) {
    return failures(subject).isEmpty() ? "would work" : "would not work";
  }

  private List<Finding> failures(Subject... subjects) {
    return findings.stream()
        .filter(Finding::isFailure)
        .filter(finding -> Stream.of(subjects).anyMatch(finding.subject()::equals))
        .collect(Collectors.toList());
  }
}
