package io.guestbeat.jmx;

import io.guestbeat.insight.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The table of the MBean {@code type=Insight}: one attribute for each figure, and more. */
final class InsightMBean {
  private InsightMBean() {}

  static SampledBean<InsightSample> over(Supplier<InsightSample> sampler) {
    return new SampledBean<>(
        InsightMBean.class.getName(),
        "What the numbers mean: whether this virtual machine's host slows the application down",
        sampler,
        attributes(),
        Collections.emptyList(),
        BeanNotification.ALARM.info(),
        BeanNotification.ADVICE.info());
  }

  private static List<BeanAttribute<InsightSample>> attributes() {
    List<BeanAttribute<InsightSample>> attributes = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      attributes.add(
          new BeanAttribute<InsightSample>(
                  figure.apiName(),
                  Double.class,
                  figure.description() + " (" + figure.unit() + ")",
                  sample -> boxed(sample.figures().value(figure)))
              .measured(figure.unit(), "gauge"));
    }
    attributes.addAll(AdviceAttributes.all());
    attributes.addAll(AlarmAttributes.all());
    return attributes;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
