package io.guestbeat.jmx;

import io.guestbeat.insight.VmFigures;

/** What is read of the insight at once. */
final class InsightSample {
  private final VmFigures figures;
  private final InsightWatch watch;

  InsightSample(VmFigures figures, InsightWatch watch) {
    this.figures = figures;
    this.watch = watch;
  }

  VmFigures figures() {
    return figures;
  }

  /** Alarms and advice as they are now. */
  InsightWatch watch() {
    return watch;
  }
}
