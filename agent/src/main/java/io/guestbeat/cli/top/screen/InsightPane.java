package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.TopView;
import io.guestbeat.jmx.reading.InsightReading;
import java.util.Collections;
import java.util.List;

/** Alarms, and the first advice, of an agent that tells them; nothing where all is well. */
final class InsightPane extends Pane {
  private static final String CRITICAL = " CRITICAL";

  InsightPane(TopView moment, Glyphs glyphs, int columns) {
    super(moment, glyphs, columns);
  }

  @Override
  void addTo(Page page) {
    moment.reading().insight().ifPresent(insight -> add(page, insight));
  }

  private void add(Page page, InsightReading insight) {
    String label = "Alarms";
    for (String alarm : insight.alarms().orElse(Collections.<String>emptyList())) {
      page.add(Page.Weight.ESSENCE, label(label).and(tone(alarm), glyphs.alarm + " ").and(alarm));
      label = "";
    }
    List<String> advice = insight.advice().orElse(Collections.<String>emptyList());
    if (!advice.isEmpty()) {
      String first = advice.get(0);
      int others = advice.size() - 1;
      page.add(
          Page.Weight.ESSENCE,
          label("Advice").and(others == 0 ? "" : "1 of " + (others + 1) + "  ").and(first));
      for (String other : advice.subList(1, others + 1)) {
        page.add(Page.Weight.DETAIL, indented().and(other));
      }
    }
    addPauses(page, insight);
  }

  private static void addPauses(Page page, InsightReading insight) {
    if (insight.pauses().orElse(0) > 0) {
      page.add(
          Page.Weight.FIGURES,
          label("Pauses")
              .and(insight.pauses().getAsLong() + "")
              .and(insight.lastPause().map(last -> "   last " + last).orElse(""))
              .and(insight.longestPause().map(longest -> "   longest " + longest).orElse("")));
    }
  }

  private static Tone tone(String alarm) {
    return alarm.contains(CRITICAL) ? Tone.ALARM : Tone.WARNING;
  }
}
