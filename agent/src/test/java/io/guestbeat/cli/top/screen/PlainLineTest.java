package io.guestbeat.cli.top.screen;

import static io.guestbeat.cli.top.Readings.statistics;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.top.ReadingHistory;
import io.guestbeat.cli.top.Readings;
import io.guestbeat.jmx.reading.GateRows;
import io.guestbeat.jmx.reading.HeartbeatReading;
import org.junit.jupiter.api.Test;

class PlainLineTest {
  private final ReadingHistory course = new ReadingHistory();

  @Test
  void namesEveryFigure() {
    course.take(Readings.of(statistics(1, 1000, 0)));

    assertThat(PlainLine.of(course.take(Readings.of(statistics(1, 2000, 800)))))
        .isEqualTo(
            "2026-11-24T14:02:11Z  cpu used=40.0% stolen=5.0% limit=none  memory mapped=4000MB"
                + " active=1000MB ballooned=0MB swapped=0MB reservation=1024MB limit=8192MB"
                + "  heartbeat UNKNOWN");
  }

  @Test
  void namesClosedGatesAndAChangeOfSession() {
    course.take(Readings.of(statistics(1, 1000, 0)));
    HeartbeatReading heartbeat =
        HeartbeatReading.of(
            Readings.heartbeat(
                GateRows.gate("heap", false, true, "full"),
                GateRows.gate("deadlock", true, true, ""),
                GateRows.gate("a\u001bb", false, true, "odd")));

    assertThat(PlainLine.of(course.take(Readings.of(statistics(2, 100, 0)).with(heartbeat))))
        .contains("cpu used=- stolen=- ")
        .endsWith("  heartbeat GREEN closed=heap+a b  SESSION CHANGED");
  }

  @Test
  void showsWhatIsAbsentAsAbsent() {
    assertThat(PlainLine.of(course.take(Readings.nothing("gone"))))
        .contains("cpu used=- stolen=- limit=-  memory mapped=- active=- ");
  }
}
