package io.guestbeat.agent.doctor;

import io.guestbeat.agent.stats.SampleSeries;
import io.guestbeat.agent.top.Steal;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Whether the host slows this machine down now: what it takes of CPU, between two looks, and
 * memory.
 */
final class FiguresProbe implements Probe {
  private static final double NEAR_THE_LIMIT_PERCENT = 90;

  private final HostAccess access;
  private final Supplier<OptionalInt> virtualCpus;
  private final SampleSeries.Pause pause;

  /**
   * Looks twice.
   *
   * @param virtualCpus how many the machine has now
   * @param pause between the two looks
   */
  FiguresProbe(HostAccess access, Supplier<OptionalInt> virtualCpus, SampleSeries.Pause pause) {
    this.access = access;
    this.virtualCpus = virtualCpus;
    this.pause = pause;
  }

  @Override
  public Subject subject() {
    return Subject.CPU;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    Insight insight = new Insight(virtualCpus);
    List<Finding> findings = new ArrayList<>();
    try (GuestHandle handle = access.host().guestLibrary().openHandle()) {
      insight.take(handle.update());
      pause.untilNext();
      insight.take(handle.update());
      addCpu(insight.figures(), findings);
      addMemory(insight.figures(), findings);
    } catch (IOException | GuestException theStatisticsSayWhy) {
      findings.clear();
    }
    return findings;
  }

  private static void addCpu(VmFigures figures, List<Finding> findings) {
    OptionalDouble used = figures.value(Figure.CPU_USED);
    OptionalDouble stolen = figures.value(Figure.CPU_STOLEN_PER_VCPU);
    OptionalDouble limit = figures.value(Figure.CPU_LIMIT);
    if (stolen.isPresent() && Steal.of(stolen.getAsDouble()) != Steal.FINE) {
      findings.add(
          note(
              Subject.CPU,
              percent(stolen) + " of each virtual CPU is stolen",
              Figure.CPU_STOLEN_PER_VCPU));
    }
    if (limit.orElse(0) >= NEAR_THE_LIMIT_PERCENT) {
      findings.add(
          note(Subject.CPU, "runs at " + percent(limit) + " of its limit", Figure.CPU_LIMIT));
    }
    if (findings.isEmpty() && used.isPresent()) {
      String ofWhich =
          stolen.isPresent() ? ", " + percent(stolen) + " of each virtual CPU stolen" : "";
      findings.add(Finding.ok(Subject.CPU, percent(used) + " of one CPU used" + ofWhich));
    }
  }

  private static void addMemory(VmFigures figures, List<Finding> findings) {
    OptionalDouble reclaimed = figures.value(Figure.MEM_RECLAIMED_MB);
    OptionalDouble deficit = figures.value(Figure.MEM_TARGET_DEFICIT_MB);
    addTaken(figures, Figure.MEM_BALLOONED, "through the balloon", findings);
    addTaken(figures, Figure.MEM_SWAPPED, "by swapping it out", findings);
    if (deficit.orElse(0) > 0) {
      findings.add(
          note(
              Subject.MEMORY,
              "the host means to take " + mb(deficit),
              Figure.MEM_TARGET_DEFICIT_MB));
    }
    if (reclaimed.isPresent() && reclaimed.getAsDouble() == 0 && deficit.orElse(0) == 0) {
      findings.add(Finding.ok(Subject.MEMORY, "the host has taken nothing of it"));
    }
  }

  private static void addTaken(
      VmFigures figures, Figure share, String how, List<Finding> findings) {
    if (figures.value(share).orElse(0) > 0) {
      String what = "the host has taken " + percent(figures.value(share)) + " of it " + how;
      findings.add(note(Subject.MEMORY, what, share));
    }
  }

  private static Finding note(Subject subject, String what, Figure figure) {
    return Finding.note(subject, what, figure.remedy());
  }

  private static String percent(OptionalDouble value) {
    return String.format(Locale.ROOT, "%.1f %%", value.getAsDouble());
  }

  private static String mb(OptionalDouble value) {
    return Math.round(value.getAsDouble()) + " MB";
  }
}
