package io.guestbeat.jmx;

import io.guestbeat.insight.VmFigures;

/** What is read of the insight at once. Immutable. */
final class InsightSample {
  private final VmFigures figures;

  InsightSample(VmFigures figures) {
    this.figures = figures;
  }

  VmFigures figures() {
    return figures;
  }
}
