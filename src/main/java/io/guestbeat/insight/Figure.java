package io.guestbeat.insight;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One number that is computed from the statistics. This is the only table of figures; adding one is
 * adding one line. Each says itself what it is: {@link #unit()}, {@link #description()}.
 */
public enum Figure {
  // spotless:off (one figure, one line)
  EFFECTIVE_CPU_MHZ("EffectiveCpuMHz", "MHz", "Speed at which the VM really ran: host MHz × CPU time used ÷ time elapsed", VmFigures::effectiveCpuMhz);
  // spotless:on

  private final String apiName;
  private final String unit;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // A reference to a method holds nothing.
  private final Function<VmFigures, OptionalDouble> computation;

  Figure(
      String apiName,
      String unit,
      String description,
      Function<VmFigures, OptionalDouble> computation) {
    this.apiName = apiName;
    this.unit = unit;
    this.description = description;
    this.computation = computation;
  }

  /** Its name, such as {@code EffectiveCpuMHz}; also its MBean attribute. */
  public String apiName() {
    return apiName;
  }

  /** What its values are measured in. */
  public String unit() {
    return unit;
  }

  /** One plain sentence without a full stop. */
  public String description() {
    return description;
  }

  OptionalDouble in(VmFigures figures) {
    return computation.apply(figures);
  }
}
