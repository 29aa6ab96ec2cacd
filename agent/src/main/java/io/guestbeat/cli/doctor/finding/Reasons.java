package io.guestbeat.cli.doctor.finding;

import java.util.ArrayList;
import java.util.List;

/** Replaces a reason that an earlier finding has given already by a reference to that finding. */
public final class Reasons {
  /** Matches the name of the call before a reason, such as {@code IsEnabled: }. */
  private static final String BEGINNING = "^(\\w+|no statistics): ";

  /** Matches the evidence behind a reason, in parentheses. */
  private static final String EVIDENCE = " \\(.*";

  /** What is shorter is no reason by itself. */
  private static final int SHORTEST = 12;

  private final List<Finding> given = new ArrayList<>();

  /** Returns this finding, or one that refers to an earlier one. */
  public Finding once(Finding finding) {
    if (finding.level() == Level.OK) {
      return finding;
    }
    Finding once = finding;
    for (int i = given.size() - 1; i >= 0 && !once.cause().isPresent(); i--) {
      if (isTheSame(given.get(i), finding)) {
        once = finding.causedBy(given.get(i).subject());
      }
    }
    if (!once.cause().isPresent() || once.hasRemedyOfItsOwn()) {
      given.add(once);
    }
    return once;
  }

  /** Returns the reason itself: without what failed for it, and without what it was found by. */
  public static String core(String what) {
    return what.replaceFirst(BEGINNING, "").replaceFirst(EVIDENCE, "");
  }

  private static boolean isTheSame(Finding earlier, Finding later) {
    String reason = core(earlier.what());
    return reason.length() >= SHORTEST && later.what().contains(reason);
  }
}
