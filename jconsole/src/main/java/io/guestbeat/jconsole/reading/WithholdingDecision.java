package io.guestbeat.jconsole.reading;

import java.util.List;
import java.util.Set;

/** Whether heartbeats are withheld, by the last decision that says anything about that. */
final class WithholdingDecision {
  private static final String WITHHELD = "WITHHELD";
  private static final Set<String> ENDS =
      Set.of(
          "STARTED", "STOPPED", "SPARED", "OVER_BUDGET", "NOT_MONITORED", "RECOVERED", "SUSPENDED");

  private WithholdingDecision() {}

  /** Of decisions written {@code TIME KIND: REASON}, the newest first. */
  static boolean isLatestOf(List<String> decisions) {
    for (String decision : decisions) {
      String kind = kindOf(decision);
      if (kind.equals(WITHHELD)) {
        return true;
      }
      if (ENDS.contains(kind)) {
        return false;
      }
    }
    return false;
  }

  private static String kindOf(String decision) {
    int blank = decision.indexOf(' ');
    int colon = decision.indexOf(": ");
    return blank >= 0 && colon > blank ? decision.substring(blank + 1, colon) : "";
  }
}
