package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a watched JVM writes, of every kind, as the tab takes it in. */
class ForeignTextTest {
  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void everyTextThatIsTakenInIsAHarmlessLine() {
    for (int i = 0; i < ForeignTexts.cases(3); i++) {
      Map<String, Object> values = new HashMap<>();
      for (String name : HeartbeatReading.ATTRIBUTES) {
        values.put(name, texts.next());
      }
      values.put("Decisions", new String[] {texts.next(), null});
      values.put("Alarms", texts.next());
      values.put("Advice", new String[] {texts.next()});
      values.put("HostDescription", texts.next());
      values.put("UnavailableReason", texts.next());
      HeartbeatReading heartbeat = HeartbeatReading.of(values);
      InsightReading insight = InsightReading.of(values);
      StatisticsReading statistics = StatisticsReading.of(values);

      assertThat(heartbeat.status()).isEqualTo("UNKNOWN");
      assertThat(heartbeat.mode()).isEmpty();
      heartbeat.lastError().ifPresent(ForeignTextTest::requireLine);
      heartbeat.suspensionReason().ifPresent(ForeignTextTest::requireLine);
      heartbeat.decisions().forEach(ForeignTextTest::requireLine);
      insight.alarms().orElseThrow().forEach(ForeignTextTest::requireLine);
      insight.advice().orElseThrow().forEach(ForeignTextTest::requireLine);
      statistics.host().ifPresent(ForeignTextTest::requireLine);
      statistics.unavailableReason().ifPresent(ForeignTextTest::requireLine);
    }
  }

  private static void requireLine(String text) {
    assertThat(ForeignTexts.harmAt(text, "")).as(text).isEqualTo(-1);
    assertThat(text.length()).isLessThanOrEqualTo(1_000);
  }
}
