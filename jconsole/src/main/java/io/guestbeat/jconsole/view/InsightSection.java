package io.guestbeat.jconsole.view;

import io.guestbeat.jmx.reading.InsightReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows alarms, advice, and the last pauses. */
final class InsightSection extends Section {
  private static final long serialVersionUID = 1;
  private static final int PAUSES = 5;

  private final Rows alarms;
  private final Rows advice;
  private final Rows pauses;

  InsightSection(int em) {
    super("Alarms", em);
    alarms = new Rows("guestbeat.alarms", em);
    advice = new Rows("guestbeat.advice", em);
    pauses = new Rows("guestbeat.pauses", em);
    add(alarms);
    addHeading("Advice");
    add(advice);
    addHeading("Last pauses");
    add(pauses);
  }

  void show(Optional<InsightReading> insight) {
    show(alarms, insight.flatMap(InsightReading::alarms), Light::ofSeverityIn, "No alarms");
    show(advice, insight.flatMap(InsightReading::advice), Light::ofSeverityIn, "No advice");
    show(
        pauses,
        insight
            .flatMap(InsightReading::lastPauses)
            .map(all -> all.subList(0, Math.min(PAUSES, all.size()))),
        pause -> Light.OFF,
        "No pauses");
  }

  private static void show(
      Rows rows, Optional<List<String>> lines, Function<String, Light> light, String none) {
    if (!lines.isPresent()) {
      rows.show(List.of(Light.UNKNOWN), List.of("This JVM's Guestbeat is too old to report it"));
    } else if (lines.get().isEmpty()) {
      rows.show(List.of(Light.GOOD), List.of(none));
    } else {
      rows.show(lines.get().stream().map(light).collect(Collectors.toList()), lines.get());
    }
  }
}
