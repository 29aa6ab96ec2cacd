package io.guestbeat.agent.flight;

import io.guestbeat.insight.VmFigures;
import java.util.Objects;

/** The values of one reading of the host. Immutable. */
final class SnapshotSample {
  private final VmFigures figures;
  private final String unavailableReason;

  SnapshotSample(VmFigures figures, String unavailableReason) {
    this.figures = Objects.requireNonNull(figures, "figures");
    this.unavailableReason = unavailableReason;
  }

  VmFigures figures() {
    return figures;
  }

  /** Returns why the host gave no statistics; null where it gave them. */
  String unavailableReason() {
    return unavailableReason;
  }

  /** Returns the session, as it is written everywhere; null where it is not known. */
  String session() {
    return figures.snapshot().map(snapshot -> snapshot.session().toString()).orElse(null);
  }
}
