package io.guestbeat.insight.advice;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.VmFigures;
import java.util.OptionalDouble;

/**
 * The input of the advice rules: the host's statistics, the figures, the JVM, the past. Immutable.
 */
public final class AdviceInput {
  /** One in which nothing is known. */
  public static final AdviceInput UNKNOWN =
      new AdviceInput(VmFigures.NONE, JvmFacts.NONE, RecentPast.QUIET);

  private final VmFigures figures;
  private final JvmFacts jvm;
  private final RecentPast past;
  private final Snapshot snapshot;

  private AdviceInput(VmFigures figures, JvmFacts jvm, RecentPast past) {
    this.figures = figures;
    this.jvm = jvm;
    this.past = past;
    snapshot = figures.snapshot().orElse(null);
  }

  /** Of these figures, this JVM, and what has happened. */
  public static AdviceInput of(VmFigures figures, JvmFacts jvm, RecentPast past) {
    return new AdviceInput(figures, jvm, past);
  }

  /** Returns the value of this figure; empty where it is not known. */
  public OptionalDouble value(JvmFigure figure) {
    return figure.in(this);
  }

  /** Returns whether the VM is known to have no CPU limit. */
  public boolean hasNoCpuLimit() {
    return snapshot != null && snapshot.isUnlimited(Statistic.CPU_LIMIT_MHZ);
  }

  JvmFacts jvm() {
    return jvm;
  }

  RecentPast past() {
    return past;
  }

  /** Returns the value of this figure of the host; empty where it is not known. */
  public OptionalDouble value(Figure figure) {
    return figures.value(figure);
  }

  OptionalDouble virtualCpus() {
    return figures.virtualCpus().isPresent()
        ? OptionalDouble.of(figures.virtualCpus().getAsInt())
        : OptionalDouble.empty();
  }

  /** Returns the statistic's value; infinite for a limit that there is not. */
  OptionalDouble value(Statistic statistic) {
    return has(statistic) ? OptionalDouble.of(number(statistic)) : OptionalDouble.empty();
  }

  /** Returns whether the host gives this statistic. */
  boolean has(Statistic statistic) {
    return snapshot != null && snapshot.error(statistic) == GuestError.SUCCESS;
  }

  /** Returns its value, where the host gives it; infinite for a limit that there is not. */
  double number(Statistic statistic) {
    return snapshot.isUnlimited(statistic)
        ? Double.POSITIVE_INFINITY
        : (double) snapshot.require(statistic);
  }

  /** Returns the CPU limit in whole physical CPUs' worth; infinite where there is none. */
  OptionalDouble cpuLimitInCpus() {
    return quotient(value(Statistic.CPU_LIMIT_MHZ), value(Statistic.HOST_PROCESSOR_SPEED));
  }

  /** Returns how many physical CPUs' worth the VM has really had. */
  OptionalDouble effectiveCpus() {
    return quotient(value(Figure.EFFECTIVE_CPU_MHZ), value(Statistic.HOST_PROCESSOR_SPEED));
  }

  private static OptionalDouble quotient(OptionalDouble dividend, OptionalDouble divisor) {
    return dividend.isPresent() && divisor.orElse(0) > 0
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }
}
