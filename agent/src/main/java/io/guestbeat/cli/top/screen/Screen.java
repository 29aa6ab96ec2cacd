package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.TopView;
import io.guestbeat.cli.top.screen.Page.Weight;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.text.OneLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the lines of a whole screen. Immutable. */
final class Screen {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final String description;
  private final ZoneId zone;
  private final Glyphs glyphs;

  /**
   * A screen.
   *
   * @param description what is shown
   * @param zone of the times shown
   */
  Screen(String description, ZoneId zone, Glyphs glyphs) {
    this.description = description;
    this.zone = zone;
    this.glyphs = glyphs;
  }

  /**
   * Returns its lines for a terminal of this size.
   *
   * @param note what is to be said of the moment, such as that it is old; or nothing
   */
  List<Line> lines(TopView moment, String note, int columns, int rows) {
    Page page = new Page();
    page.add(Weight.ESSENCE, heading(moment, note, columns));
    addSession(page, moment);
    addMissing(page, moment, columns);
    page.add(Weight.SPACE, Line.EMPTY);
    new CpuPane(moment, glyphs, columns).addTo(page);
    page.add(Weight.SPACE, Line.EMPTY);
    new MemoryPane(moment, glyphs, columns).addTo(page);
    page.add(Weight.SPACE, Line.EMPTY);
    new HeartbeatPane(moment, glyphs, columns).addTo(page);
    new InsightPane(moment, glyphs, columns).addTo(page);
    page.add(Weight.SPACE, Line.EMPTY);
    page.add(Weight.DETAIL, Line.EMPTY.and(Tone.FAINT, "q quit   p pause"));
    return page.fit(columns, rows);
  }

  private Line heading(TopView moment, String note, int columns) {
    String time = TIME.format(moment.reading().time().atZone(zone));
    String end = note.isEmpty() ? time : note + "   " + time;
    int room = Math.max(0, columns - end.length() - 2);
    Line start = Line.EMPTY.and(Tone.STRONG, "guestbeat top").and("  " + description).first(room);
    Line heading = start.to(columns - end.length());
    return note.isEmpty() ? heading.and(time) : heading.and(Tone.WARNING, note).and("   " + time);
  }

  private static void addSession(Page page, TopView moment) {
    if (!moment.snapshot().isPresent()) {
      return;
    }
    Snapshot snapshot = moment.snapshot().get();
    if (moment.isSessionChanged()) {
      page.add(
          Weight.ESSENCE, Line.EMPTY.and(Tone.WARNING, "SESSION CHANGED: the counters restarted"));
    }
    Optional<String> pool = snapshot.resourcePoolPath();
    page.add(
        Weight.DETAIL,
        Line.EMPTY.and(
            Tone.FAINT,
            "session "
                + snapshot.session()
                + pool.map(path -> "   pool " + OneLine.of(path)).orElse("")));
  }

  private static void addMissing(Page page, TopView moment, int columns) {
    String left = moment.reading().missingStatistics();
    int room = Math.max(1, columns - Pane.LABEL);
    Line start = Line.EMPTY.and(Tone.ALARM, "No data").to(Pane.LABEL);
    while (!left.isEmpty()) {
      String text = left.substring(0, Math.min(room, left.length()));
      page.add(Weight.ESSENCE, start.and(text));
      left = left.substring(text.length());
      start = Pane.indented();
    }
  }
}
