package io.guestbeat.jmx.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import java.util.HashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** What a watched JVM writes, of every kind, as it is taken in. */
class ForeignTextTest {
  private static final String LONG = "x".repeat(30 << 20);

  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void everyTextThatIsTakenInIsAHarmlessLine() {
    for (int i = 0; i < ForeignTexts.cases(3); i++) {
      Map<String, Object> values = new HashMap<>();
      for (String name : HeartbeatReading.ATTRIBUTES) {
        values.put(name, texts.next());
      }
      values.put("HeartbeatOwner", texts.next());
      values.put(
          "Gates", new CompositeData[] {GateRows.gate(texts.next(), false, true, texts.next())});
      values.put("Alarms", texts.next());
      values.put("Advice", new String[] {texts.next()});
      values.put("LastPauseMillis", 5L);
      values.put("LastPauseCause", texts.next());
      values.put("HostDescription", texts.next());
      values.put("UnavailableReason", texts.next());
      values.put("ResourcePoolPath", texts.next());
      HeartbeatReading heartbeat = HeartbeatReading.of(values);
      InsightReading insight = InsightReading.of(values);
      StatisticsReading statistics = StatisticsReading.of(values);

      assertThat(heartbeat.mode()).isEmpty();
      assertThat(heartbeat.phase()).isEmpty();
      heartbeat.lastError().ifPresent(ForeignTextTest::requireLine);
      heartbeat.suspensionReason().ifPresent(ForeignTextTest::requireLine);
      requireLine(heartbeat.owner());
      GateReading gate = heartbeat.gates().orElseThrow().get(0);
      requireLine(gate.name());
      assertThat(ForeignTexts.harmAt(gate.reason(), "")).as(gate.reason()).isEqualTo(-1);
      insight.alarms().orElseThrow().forEach(ForeignTextTest::requireLine);
      insight.advice().orElseThrow().forEach(ForeignTextTest::requireLine);
      requireLine(insight.lastPause().orElseThrow());
      statistics.host().ifPresent(ForeignTextTest::requireLine);
      statistics.unavailableReason().ifPresent(ForeignTextTest::requireLine);
      statistics.resourcePoolPath().ifPresent(ForeignTextTest::requireLine);
    }
  }

  @Test
  void aTextOfThirtyMegabytesIsCut() {
    Map<String, Object> values = new HashMap<>();
    values.put("LastError", LONG);
    values.put("Gates", new CompositeData[] {GateRows.gate("a", false, true, LONG)});
    HeartbeatReading heartbeat = HeartbeatReading.of(values);

    requireLine(heartbeat.lastError().orElseThrow());
    assertThat(heartbeat.gates().orElseThrow().get(0).reason().length()).isLessThan(5_000);
    requireLine(
        StatisticsReading.of(Map.of("ResourcePoolPath", LONG)).resourcePoolPath().orElseThrow());
  }

  private static void requireLine(String text) {
    assertThat(ForeignTexts.harmAt(text, "")).as(text).isEqualTo(-1);
    assertThat(text.length()).isLessThanOrEqualTo(1_010);
  }
}
