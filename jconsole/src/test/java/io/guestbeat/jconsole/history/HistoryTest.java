package io.guestbeat.jconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.jconsole.reading.Reading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T16:00:00Z");

  private final History history = new History();
  private final Map<String, Object> values = new HashMap<>();

  private final Map<String, Object> figures = new HashMap<>();

  HistoryTest() {
    figures.put("VirtualCpus", 2);
    values.put("Available", true);
    values.put("SessionId", "0x0000000000000001");
    values.put("HostProcessorSpeed", 2000L);
    values.put("CpuLimitMHz", 3000L);
    values.put("MemMappedMB", 512L);
  }

  @Test
  void showsTheFiguresOfTheJvmAndComputesNone() {
    figures.put("CpuUsedPercentPerVcpu", 50.0);
    figures.put("CpuStolenPercentPerVcpu", 100.0);
    figures.put("EffectiveCpuMHz", 2000.0);
    look(0, 1000, 100, 0);
    look(1, 2000, 4200, 2300);

    assertThat(latest().value(Measure.CPU_USED)).hasValue(50);
    assertThat(latest().value(Measure.CPU_STOLEN)).hasValue(100);
    assertThat(latest().value(Measure.CPU_EFFECTIVE_MHZ)).hasValue(2000);
    assertThat(latest().value(Measure.CPU_WHOLE_MHZ)).hasValue(4000);
    assertThat(latest().value(Measure.CPU_LIMIT)).hasValue(75);
    assertThat(latest().value(Measure.MEM_MAPPED)).hasValue(512);
  }

  @Test
  void aFigureThatTheJvmDoesNotKnowIsAGap() {
    look(0, 1000, 100, 10);
    look(4, 5000, 4100, 810);

    assertThat(latest().value(Measure.CPU_USED)).isEmpty();
    assertThat(latest().value(Measure.MEM_MAPPED)).isPresent();
  }

  @Test
  void whatTheHostDoesNotGiveIsAGapAndNeverZero() {
    look(0, 1000, 100, 10);
    values.put("CpuLimitMHz", null);
    values.put("MemMappedMB", null);
    look(4, 5000, 4100, 810);

    assertThat(latest().value(Measure.CPU_LIMIT)).isEmpty();
    assertThat(latest().value(Measure.MEM_MAPPED)).isEmpty();
    assertThat(latest().value(Measure.MEM_BALLOONED)).isEmpty();
  }

  @Test
  void noLimitIsNoLine() {
    values.put("CpuLimitMHz", 0xffff_ffffL);
    look(0, 1000, 100, 10);

    assertThat(latest().value(Measure.CPU_LIMIT)).isEmpty();
  }

  @Test
  void anAbsentHostIsAGap() {
    look(0, 1000, 100, 10);
    values.put("Available", false);
    look(4, 1000, 100, 10);
    values.put("Available", true);
    look(8, 9000, 900, 20);

    List<Point> points = history.points();
    assertThat(points).hasSize(3);
    assertThat(points.get(1).value(Measure.MEM_MAPPED)).isEmpty();
    assertThat(points.get(2).value(Measure.CPU_USED)).as("no rate over a gap").isEmpty();
  }

  @Test
  void aFailedLookIsAGap() {
    look(0, 1000, 100, 10);
    history.add(Reading.failed(BEGIN.plusSeconds(4), "gone"));

    assertThat(latest().value(Measure.MEM_MAPPED)).isEmpty();
  }

  @Test
  void statisticsThatAreServedAgainAreNothingNew() {
    values.put("LastUpdateTime", Date.from(BEGIN));
    look(0, 1000, 100, 10);
    look(1, 1000, 100, 10);

    assertThat(history.points()).hasSize(1);
  }

  @Test
  void aQuarterOfAnHourIsRemembered() {
    for (int second = 0; second <= 20 * 60; second += 10) {
      look(second, second * 1000L, second, 0);
    }

    assertThat(history.points().get(0).time())
        .isEqualTo(latest().time().minus(Duration.ofMinutes(15)));
    assertThat(history.points()).hasSize(91);
  }

  private void look(int second, long elapsed, long used, long stolen) {
    values.put("ElapsedMs", elapsed);
    values.put("CpuUsedMs", used);
    values.put("CpuStolenMs", stolen);
    history.add(
        Reading.of(BEGIN.plusSeconds(second), StatisticsReading.of(values))
            .with(InsightReading.of(figures)));
  }

  private Point latest() {
    List<Point> points = history.points();
    return points.get(points.size() - 1);
  }
}
