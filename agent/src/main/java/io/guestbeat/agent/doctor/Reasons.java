package io.guestbeat.agent.doctor;

import java.util.ArrayList;
import java.util.List;

/** Gives each reason once: a failure for a reason that was given already refers to it. */
final class Reasons {
  /** The operation that failed stands before the reason: {@code IsEnabled: }. */
  private static final String OPERATION = "^\\w+: ";

  /** What is shorter is no reason by itself. */
  private static final int SHORTEST = 12;

  private final List<Finding> given = new ArrayList<>();

  /** Returns this finding, or one that refers to an earlier one. */
  Finding once(Finding finding) {
    if (finding.isFailure()) {
      for (Finding earlier : given) {
        if (isTheSame(earlier, finding)) {
          return finding.causedBy(earlier.subject());
        }
      }
    }
    if (finding.level() != Level.OK) {
      given.add(finding);
    }
    return finding;
  }

  private static boolean isTheSame(Finding earlier, Finding later) {
    String reason = earlier.what().replaceFirst(OPERATION, "");
    return reason.length() >= SHORTEST && later.what().contains(reason);
  }
}
