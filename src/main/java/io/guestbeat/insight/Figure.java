package io.guestbeat.insight;

import static io.guestbeat.insight.FigureBound.EVERY_CPU;
import static io.guestbeat.insight.FigureBound.FULL_SPEED;
import static io.guestbeat.insight.FigureBound.NONE;
import static io.guestbeat.insight.FigureBound.WHOLE;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number that is computed from the statistics. This is the only table of figures: to add a
 * figure, add an entry, and its computation below. Each entry has its {@link #unit()}, {@link
 * #maximum()}, {@link #description()}, {@link #formula()}, {@link #normal()} and {@link #remedy()}.
 *
 * <p>In a formula, Δ is the increase of a counter since the previous snapshot of the same session.
 */
public enum Figure {
  // spotless:off (name, unit, maximum; description; formula; normal; remedy)
  EFFECTIVE_CPU_MHZ("EffectiveCpuMHz", "MHz", FULL_SPEED,
      "Speed at which the VM really ran, all virtual CPUs together",
      "`HostProcessorSpeed` × Δ`CpuUsedMs` ÷ Δ`ElapsedMs`",
      "whatever the application asks for",
      "if it stays below what the application needs, look at the stolen time and at the limit"),
  CPU_USED("CpuUsedPercent", "%", EVERY_CPU,
      "CPU time used, in percent of one CPU, summed over the virtual CPUs",
      "100 × Δ`CpuUsedMs` ÷ Δ`ElapsedMs`",
      "whatever the application asks for",
      "none by itself; see CpuUsedPercentPerVcpu"),
  CPU_USED_PER_VCPU("CpuUsedPercentPerVcpu", "%", WHOLE,
      "CPU time used, in percent of what the virtual CPUs could have had",
      "`CpuUsedPercent` ÷ `VirtualCpus`",
      "below 80",
      "if it stays above 80, the guest needs more virtual CPUs, or less work"),
  CPU_STOLEN("CpuStolenPercent", "%", EVERY_CPU,
      "Time the VM was ready to run and was not scheduled, in percent of one CPU, summed over the virtual CPUs",
      "100 × Δ`CpuStolenMs` ÷ Δ`ElapsedMs`",
      "below `alarm.stolen.warning` for each virtual CPU",
      "see CpuStolenPercentPerVcpu"),
  CPU_STOLEN_PER_VCPU("CpuStolenPercentPerVcpu", "%", WHOLE,
      "Time the VM was ready to run and was not scheduled, in percent of what the virtual CPUs could have had",
      "`CpuStolenPercent` ÷ `VirtualCpus`",
      "below `alarm.stolen.warning`",
      "ask for a less busy host, a CPU reservation or more shares; fewer virtual CPUs are easier to schedule"),
  CPU_DEMAND_SATISFIED("CpuDemandSatisfiedPercent", "%", WHOLE,
      "CPU time that the VM got, in percent of all that it wanted",
      "100 × Δ`CpuUsedMs` ÷ (Δ`CpuUsedMs` + Δ`CpuStolenMs`)",
      "above 95; no value if the VM wanted no CPU time",
      "as for CpuStolenPercentPerVcpu; at 80, for example, the VM got 80 % of the CPU time that it would have used on a host of its own"),
  CPU_LIMIT("CpuLimitPercent", "%", NONE,
      "Speed at which the VM really ran, in percent of its CPU limit",
      "100 × `EffectiveCpuMHz` ÷ `CpuLimitMHz`",
      "below 90; no value without a limit. The host enforces the limit over its own periods, so the value may be a little over 100",
      "ask for a higher CPU limit, or for no limit: CPU shares are the better way to divide a host fairly"),
  MEM_BALLOONED("MemBalloonedPercent", "%", WHOLE,
      "Guest memory that the host has taken through the balloon, in percent of all that the guest has used",
      "100 × `MemBalloonedMB` ÷ (`MemMappedMB` + `MemBalloonedMB` + `MemSwappedMB` + `MemZippedMB`)",
      "0",
      "the host is short of memory, or the VM has a memory limit: ask for a memory reservation, a host with more memory, or no limit"),
  MEM_SWAPPED("MemSwappedPercent", "%", WHOLE,
      "Guest memory that the host has swapped to its disk, in percent of all that the guest has used",
      "100 × `MemSwappedMB` ÷ (`MemMappedMB` + `MemBalloonedMB` + `MemSwappedMB` + `MemZippedMB`)",
      "0",
      "every full garbage collection reads it back from disk: ask for a memory reservation that is larger than the heap; check that the balloon driver runs"),
  MEM_RECLAIMED_MB("MemReclaimedMB", "MB", NONE,
      "Guest memory that the host has taken in all: ballooned, swapped and compressed",
      "`MemBalloonedMB` + `MemSwappedMB` + `MemZippedMB`",
      "0",
      "as for MemBalloonedPercent"),
  MEM_RECLAIMED("MemReclaimedPercent", "%", WHOLE,
      "Guest memory that the host has taken in all, in percent of all that the guest has used",
      "100 × `MemReclaimedMB` ÷ (`MemMappedMB` + `MemReclaimedMB`)",
      "0",
      "as for MemBalloonedPercent"),
  MEM_TARGET_DEFICIT_MB("MemTargetDeficitMB", "MB", NONE,
      "Host memory that the VM has beyond what its host intends it to have",
      "`MemUsedMB` − `MemTargetSizeMB`, or 0",
      "0",
      "the host is about to take this memory: act now, as for MemBalloonedPercent"),
  MEM_SHARING_SAVED_MB("MemSharingSavedMB", "MB", NONE,
      "Host memory that the VM does not need because its pages are shared",
      "`MemSharedSavedMB`",
      "any",
      "none: sharing does not slow the VM down"),
  MEM_SHARING_SAVED("MemSharingSavedPercent", "%", WHOLE,
      "Host memory that the VM does not need because its pages are shared, in percent of the guest memory that is mapped",
      "100 × `MemSharedSavedMB` ÷ `MemMappedMB`",
      "any; large pages, which are faster, are not shared until the host is short of memory",
      "none"),
  CPU_USED_1_MIN(CPU_USED_PER_VCPU, 1),
  CPU_USED_5_MIN(CPU_USED_PER_VCPU, 5),
  CPU_USED_15_MIN(CPU_USED_PER_VCPU, 15),
  CPU_STOLEN_1_MIN(CPU_STOLEN_PER_VCPU, 1),
  CPU_STOLEN_5_MIN(CPU_STOLEN_PER_VCPU, 5),
  CPU_STOLEN_15_MIN(CPU_STOLEN_PER_VCPU, 15),
  MEM_BALLOONED_1_MIN(MEM_BALLOONED, 1),
  MEM_BALLOONED_5_MIN(MEM_BALLOONED, 5),
  MEM_BALLOONED_15_MIN(MEM_BALLOONED, 15),
  MEM_SWAPPED_1_MIN(MEM_SWAPPED, 1),
  MEM_SWAPPED_5_MIN(MEM_SWAPPED, 5),
  MEM_SWAPPED_15_MIN(MEM_SWAPPED, 15);
  // spotless:on

  private final String apiName;
  private final String unit;
  private final FigureBound maximum;
  private final String description;
  private final String formula;
  private final String normal;
  private final String remedy;
  private final Optional<Figure> trendOf;
  private final Duration span;

  Figure(
      String apiName,
      String unit,
      FigureBound maximum,
      String description,
      String formula,
      String normal,
      String remedy) {
    this.apiName = apiName;
    this.unit = unit;
    this.maximum = maximum;
    this.description = description;
    this.formula = formula;
    this.normal = normal;
    this.remedy = remedy;
    this.trendOf = Optional.empty();
    this.span = Duration.ZERO;
  }

  Figure(Figure trendOf, int minutes) {
    this.apiName = trendOf.apiName + minutes + "Min";
    this.unit = trendOf.unit;
    this.maximum = trendOf.maximum;
    this.description = trendOf.apiName + " as a moving average over " + minutes + " min";
    this.formula =
        "moving average of `" + trendOf.apiName + "`, what was " + minutes + " min ago counts 1/e";
    this.normal = trendOf.normal;
    this.remedy = trendOf.remedy;
    this.trendOf = Optional.of(trendOf);
    this.span = Duration.ofMinutes(minutes);
  }

  /** Returns its name, such as {@code EffectiveCpuMHz}; also its MBean attribute. */
  public String apiName() {
    return apiName;
  }

  /** Returns what its values are measured in: %, MB or MHz. */
  public String unit() {
    return unit;
  }

  /** Returns the most that it can be. */
  public FigureBound maximum() {
    return maximum;
  }

  /** Returns one plain sentence without a full stop. */
  public String description() {
    return description;
  }

  /** Returns how it is computed, in the names of the statistics and figures, in Markdown. */
  public String formula() {
    return formula;
  }

  /** Returns its normal range. */
  public String normal() {
    return normal;
  }

  /** Returns what to do where it is not as it should be. */
  public String remedy() {
    return remedy;
  }

  /** Returns the figure of which it is the moving average, if it is one. */
  public Optional<Figure> trendOf() {
    return trendOf;
  }

  /** Returns how long ago a value of a moving average is that counts 1/e; zero for all others. */
  public Duration span() {
    return span;
  }

  @Override
  public String toString() {
    return apiName;
  }

  /** Computes it. A function for each figure would be a class for each, so this is a switch. */
  OptionalDouble in(VmFigures figures) {
    switch (this) {
      case EFFECTIVE_CPU_MHZ:
        return figures.cpu().effectiveMhz();
      case CPU_USED:
        return figures.cpu().usedPercent();
      case CPU_USED_PER_VCPU:
        return figures.cpu().usedPercentPerVcpu();
      case CPU_STOLEN:
        return figures.cpu().stolenPercent();
      case CPU_STOLEN_PER_VCPU:
        return figures.cpu().stolenPercentPerVcpu();
      case CPU_DEMAND_SATISFIED:
        return figures.cpu().demandSatisfiedPercent();
      case CPU_LIMIT:
        return figures.cpu().limitPercent();
      case MEM_BALLOONED:
        return figures.memory().balloonedPercent();
      case MEM_SWAPPED:
        return figures.memory().swappedPercent();
      case MEM_RECLAIMED_MB:
        return figures.memory().reclaimedMb();
      case MEM_RECLAIMED:
        return figures.memory().reclaimedPercent();
      case MEM_TARGET_DEFICIT_MB:
        return figures.memory().targetDeficitMb();
      case MEM_SHARING_SAVED_MB:
        return figures.memory().sharingSavedMb();
      case MEM_SHARING_SAVED:
        return figures.memory().sharingSavedPercent();
      default:
        return figures.trends().value(this);
    }
  }
}
