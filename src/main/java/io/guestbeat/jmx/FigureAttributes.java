package io.guestbeat.jmx;

import io.guestbeat.insight.Figure;
import io.guestbeat.insight.FigureBound;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The part of the MBean {@code type=Insight} that is figures: one attribute for each, and two. */
final class FigureAttributes {
  private FigureAttributes() {}

  static List<BeanAttribute<InsightSample>> all() {
    List<BeanAttribute<InsightSample>> attributes = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      attributes.add(attribute(figure));
    }
    attributes.add(
        new BeanAttribute<InsightSample>(
                "VirtualCpus",
                Integer.class,
                "Virtual CPUs of the machine, by which figures are divided; null if unknown",
                sample -> boxed(sample.figures().virtualCpus()))
            .measured("CPUs", "gauge"));
    attributes.add(
        new BeanAttribute<InsightSample>(
                "SamplesDropped",
                Long.class,
                "Snapshots without rates, because a session had just begun or the host's "
                    + "clock had not advanced",
                sample -> sample.figures().samplesDropped())
            .measured("snapshots", "counter"));
    return attributes;
  }

  private static BeanAttribute<InsightSample> attribute(Figure figure) {
    BeanAttribute<InsightSample> attribute =
        new BeanAttribute<InsightSample>(
                figure.apiName(),
                Double.class,
                figure.description(),
                sample -> boxed(sample.figures().value(figure)))
            .measured(figure.unit(), "gauge");
    return figure.maximum() == FigureBound.WHOLE
        ? attribute.with("minValue", 0.0).with("maxValue", 100.0)
        : attribute;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
