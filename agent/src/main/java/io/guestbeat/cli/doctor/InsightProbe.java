package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.stats.SampleSeries;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.advice.Advice;
import io.guestbeat.insight.advice.AdviceInput;
import io.guestbeat.insight.advice.Advisor;
import io.guestbeat.insight.advice.JvmFacts;
import io.guestbeat.insight.advice.RecentPast;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Checks whether the host slows this machine down now, by the CPU time and memory that it takes
 * between two readings, and gives advice. Of an application's JVM, which this one is not, the agent
 * in it advises.
 */
final class InsightProbe implements Probe {
  private final HostAccess access;
  private final Supplier<OptionalInt> virtualCpus;
  private final SampleSeries.Pause pause;

  /**
   * Looks twice.
   *
   * @param virtualCpus how many the machine has now
   * @param pause between the two looks
   */
  InsightProbe(HostAccess access, Supplier<OptionalInt> virtualCpus, SampleSeries.Pause pause) {
    this.access = access;
    this.virtualCpus = virtualCpus;
    this.pause = pause;
  }

  @Override
  public Subject subject() {
    return Subject.ADVICE;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    Insight insight = new Insight(virtualCpus);
    try (GuestHandle handle = access.host().guestLibrary().openHandle()) {
      insight.take(handle.update());
      pause.untilNext();
      insight.take(handle.update());
      return findings(insight.figures());
    } catch (IOException | GuestException theStatisticsSayWhy) {
      return Collections.emptyList();
    }
  }

  private static List<Finding> findings(VmFigures figures) {
    List<Finding> findings = new ArrayList<>();
    addFigures(
        findings,
        Subject.CPU,
        text(figures, Figure.CPU_USED, "% of one CPU used"),
        text(figures, Figure.CPU_STOLEN_PER_VCPU, "% of each virtual CPU stolen"),
        text(figures, Figure.CPU_LIMIT, "% of its limit"));
    addFigures(
        findings,
        Subject.MEMORY,
        text(figures, Figure.MEM_BALLOONED, "% in the balloon"),
        text(figures, Figure.MEM_SWAPPED, "% swapped by the host"));
    addAdvice(findings, figures);
    return findings;
  }

  /** Those that there are, in one line. */
  private static void addFigures(List<Finding> findings, Subject subject, String... texts) {
    StringBuilder line = new StringBuilder();
    for (String text : texts) {
      if (!text.isEmpty()) {
        line.append(line.length() == 0 ? "" : ", ").append(text);
      }
    }
    if (line.length() > 0) {
      findings.add(Finding.ok(subject, line.toString()));
    }
  }

  private static void addAdvice(List<Finding> findings, VmFigures figures) {
    List<Advice> advice =
        Advisor.on(AdviceInput.of(figures, JvmFacts.ofThisMachine(), RecentPast.QUIET));
    for (Advice each : advice) {
      findings.add(
          Finding.note(
              Subject.ADVICE,
              each.rule().code() + " " + each.rule().severity() + ": " + each.sentence(),
              each.rule().remedy() + "; see docs/advice.md"));
    }
    if (advice.isEmpty()) {
      findings.add(
          Finding.ok(
              Subject.ADVICE,
              "none for this machine now; for advice on a JVM see the agent's MBean Insight"));
    }
  }

  private static String text(VmFigures figures, Figure figure, String words) {
    OptionalDouble value = figures.value(figure);
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.1f %s", value.getAsDouble(), words)
        : "";
  }
}
