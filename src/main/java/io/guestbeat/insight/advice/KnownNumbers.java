package io.guestbeat.insight.advice;

import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import java.util.OptionalDouble;

/**
 * The numbers of one situation as a check looks at them. It remembers whether it was asked for one
 * that is not known: then whatever the check says is no answer. For one thread.
 */
final class KnownNumbers {
  private final AdviceInput situation;
  private boolean sawUnknown;

  KnownNumbers(AdviceInput situation) {
    this.situation = situation;
  }

  /** Returns whether all that was asked for since the last call was known. */
  boolean areKnown() {
    boolean known = !sawUnknown;
    sawUnknown = false;
    return known;
  }

  double of(Statistic statistic) {
    boolean isKnown = situation.has(statistic);
    sawUnknown |= !isKnown;
    return isKnown ? situation.number(statistic) : 0;
  }

  /** Of a statistic that older hosts do not have, and that is as good as 0 there. */
  double orZero(Statistic statistic) {
    return situation.has(statistic) ? situation.number(statistic) : 0;
  }

  /** Of a figure that is as good as 0 where no JVM is known. */
  double orZero(JvmFigure figure) {
    return situation.value(figure).orElse(0);
  }

  double of(JvmFigure figure) {
    return known(situation.value(figure));
  }

  double of(Figure figure) {
    return known(situation.value(figure));
  }

  double effectiveCpus() {
    return known(situation.effectiveCpus());
  }

  double virtualCpus() {
    return known(situation.virtualCpus());
  }

  /** Infinite where there is no limit. */
  double cpuLimitInCpus() {
    return known(situation.cpuLimitInCpus());
  }

  /** Returns whether the host has taken memory from the VM, or is about to. */
  boolean isUnderPressure() {
    return of(Statistic.MEM_BALLOONED_MB) > 0
        || of(Statistic.MEM_SWAPPED_MB) > 0
        || orZero(Statistic.MEM_ZIPPED_MB) > 0
        || orZero(Statistic.MEM_BALLOON_TARGET_MB) > 0
        || orZero(Statistic.MEM_SWAP_TARGET_MB) > 0;
  }

  double machineMemoryMb() {
    return known(situation.jvm().machineMemoryMb());
  }

  double numaNodes() {
    return known(situation.jvm().numaNodes());
  }

  RecentPast past() {
    return situation.past();
  }

  private double known(OptionalDouble value) {
    sawUnknown |= !value.isPresent();
    return value.orElse(0);
  }
}
