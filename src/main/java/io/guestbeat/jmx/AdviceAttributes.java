package io.guestbeat.jmx;

import io.guestbeat.insight.advice.Advice;
import io.guestbeat.insight.advice.JvmFigure;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** The table of what is told over JMX of the JVM against its host: numbers and advice. */
final class AdviceAttributes {
  private AdviceAttributes() {}

  static List<BeanAttribute<InsightSample>> all() {
    List<BeanAttribute<InsightSample>> all = new ArrayList<>();
    for (JvmFigure figure : JvmFigure.values()) {
      all.add(
          new BeanAttribute<InsightSample>(
                  figure.apiName(),
                  Double.class,
                  figure.description() + " (" + figure.unit() + ")",
                  sample -> boxed(sample.adviceInput().value(figure)))
              .measured(figure.unit(), "gauge"));
    }
    all.addAll(advice());
    return all;
  }

  private static List<BeanAttribute<InsightSample>> advice() {
    return Arrays.asList(
        new BeanAttribute<>(
            "Advice",
            String[].class,
            "Advice: what is wrong, and what to ask for or to change; the most severe first",
            AdviceAttributes::lines),
        new BeanAttribute<InsightSample>(
                "AdviceCount",
                Long.class,
                "Number of lines of advice",
                sample -> (long) sample.advisor().rules().size())
            .measured("lines", "gauge"),
        new BeanAttribute<>(
            "AdviceCodes",
            String.class,
            "Codes of the current advice, the most severe first, such as GB-MEM-04 "
                + "GB-CPU-01; none if there is no advice",
            AdviceAttributes::codes));
  }

  private static String[] lines(InsightSample sample) {
    List<String> lines = new ArrayList<>();
    for (Advice advice : sample.advisor().advice()) {
      lines.add(advice.toString());
    }
    return lines.toArray(new String[0]);
  }

  private static String codes(InsightSample sample) {
    StringJoiner codes = new StringJoiner(" ");
    codes.setEmptyValue("none");
    for (Advice advice : sample.advisor().advice()) {
      codes.add(advice.rule().code());
    }
    return codes.toString();
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
