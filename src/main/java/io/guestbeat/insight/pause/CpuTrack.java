package io.guestbeat.insight.pause;

/**
 * Follows how much processor time the process uses, to tell whether it ran at all in a pause. The
 * system counts in hundredths of a second. For one thread.
 */
final class CpuTrack {
  /** About the last ten looks count. */
  private static final double WEIGHT = 0.1;

  /**
   * A process that used less of a pause than this stood still: what it used was before or after.
   */
  private static final double STILL = 0.25;

  private long cpuNanos;
  private long atNanos;

  /** Processor time per time, when there is no pause. */
  private double usual;

  private boolean skipsUsual;

  CpuTrack(long cpuNanos, long nowNanos) {
    this.cpuNanos = cpuNanos;
    this.atNanos = nowNanos;
  }

  /** The next look is of a pause, and says nothing of what is usual. */
  void skipUsual() {
    skipsUsual = true;
  }

  void look(long newCpuNanos, long nowNanos) {
    if (nowNanos - atNanos > 0 && !skipsUsual) {
      double share = (double) (newCpuNanos - cpuNanos) / (nowNanos - atNanos);
      usual += WEIGHT * (share - usual);
    }
    skipsUsual = false;
    cpuNanos = newCpuNanos;
    atNanos = nowNanos;
  }

  /** Returns whether the process hardly ran in a pause since the last look, of this length. */
  boolean stoodStill(long pauseNanos, long newCpuNanos, long nowNanos) {
    double outsideNanos = Math.max(0, nowNanos - atNanos - pauseNanos);
    return newCpuNanos - cpuNanos - usual * outsideNanos < STILL * pauseNanos;
  }
}
