package io.guestbeat.cli.top.screen;

import static io.guestbeat.cli.top.Readings.statistics;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.cli.top.Reading;
import io.guestbeat.cli.top.ReadingHistory;
import io.guestbeat.cli.top.Readings;
import io.guestbeat.cli.top.TopView;
import io.guestbeat.jmx.reading.GateRows;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a watched JVM and its host write, of every kind, on the screen of top. */
class ScreenFuzzTest {
  private static final int TEXTS_OF_A_SCREEN = 11;

  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void nothingOnTheScreenDrivesTheTerminal() {
    for (int i = 0; i < ForeignTexts.cases(5); i += TEXTS_OF_A_SCREEN) {
      TopView moment = new ReadingHistory().take(reading());
      for (Line line : new Screen(texts.next(), UTC, Glyphs.UNICODE).lines(moment, "", 80, 60)) {
        int harmAt = ForeignTexts.harmAt(line.toString(), "");
        assertThat(harmAt).as(line.toString()).isEqualTo(-1);
      }
      assertThat(PlainLine.of(moment)).matches("[ -~]*");
    }
  }

  private Reading reading() {
    Map<String, Object> heartbeat =
        Readings.heartbeat(GateRows.gate(texts.next(), false, true, texts.next()));
    heartbeat.put("AppStatus", texts.next());
    heartbeat.put("HeartbeatMode", texts.next());
    heartbeat.put("LastError", texts.next());
    heartbeat.put("SuspensionReason", texts.next());
    heartbeat.put("SuspendedForMillis", 5L);
    return Readings.of(statistics(1, 1000, 0).resourcePoolPath(texts.next()))
        .with(HeartbeatReading.of(heartbeat))
        .with(
            InsightReading.of(
                Map.of(
                    "Alarms",
                    texts.next(),
                    "Advice",
                    new String[] {texts.next()},
                    "Pauses",
                    1L,
                    "LastPauseMillis",
                    5L,
                    "LastPauseCause",
                    texts.next())));
  }
}
