package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseCause;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseAttributeTest {
  private static final String INSIGHT = "Insight";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void sayNothingBeforeTheFirstPause() throws Exception {
    fixture.start();

    Map<String, Object> values =
        fixture.read(
            INSIGHT,
            "LastPauseMillis",
            "LastPauseCause",
            "LastPauseTime",
            "LongestPauseMillis",
            "LongestPauseCause",
            "PauseMillisP50",
            "PauseMillisP99",
            "LongestPausePercentOfDeadline");

    assertThat(values).hasSize(8);
    assertThat(values.values()).containsOnlyNulls();
    assertThat(fixture.read(INSIGHT, "Pauses", "PauseMillisTotal").values()).containsOnly(0L);
    assertThat((CompositeData[]) fixture.read(INSIGHT, "LastPauses").get("LastPauses")).isEmpty();
  }

  @Test
  void tellTheLastTheLongestAndAll() throws Exception {
    fixture.start();

    fixture.pause(pause(PauseCause.STOPPED, 2000));
    fixture.pause(pause(PauseCause.GARBAGE_COLLECTION, 300));

    Map<String, Object> values =
        fixture.read(
            INSIGHT, "LastPauseMillis", "LastPauseCause", "LastPauseTime", "LongestPauseMillis");
    assertThat(values)
        .containsEntry("LastPauseMillis", 300L)
        .containsEntry("LastPauseCause", "GARBAGE_COLLECTION")
        .containsEntry("LastPauseTime", Date.from(BEGIN))
        .containsEntry("LongestPauseMillis", 2000L);
    assertThat(fixture.read(INSIGHT, "LongestPauseCause", "Pauses", "PauseMillisTotal"))
        .containsEntry("LongestPauseCause", "STOPPED")
        .containsEntry("Pauses", 2L)
        .containsEntry("PauseMillisTotal", 2300L);
  }

  @Test
  void measureTheLongestByWhatIsLeftOfTheHeartbeatsDeadline() throws Exception {
    fixture.start();

    fixture.pause(pause(PauseCause.STOPPED, 5000));

    Map<String, Object> values =
        fixture.read(INSIGHT, "PauseDeadlineMillis", "LongestPausePercentOfDeadline");
    // 30 s, of which the interval of 10 s may have passed before.
    assertThat(values.get("PauseDeadlineMillis")).isEqualTo(20_000L);
    assertThat((double) values.get("LongestPausePercentOfDeadline")).isCloseTo(25, within(0.001));
  }

  @Test
  void listPausesAsOpenDataWithoutNulls() throws Exception {
    fixture.start();

    fixture.pause(
        Pause.of(
            BEGIN,
            Map.of(
                PauseCause.HOST_STEAL, Duration.ofMillis(750),
                PauseCause.UNKNOWN, Duration.ofMillis(250))));

    CompositeData data =
        ((CompositeData[]) fixture.read(INSIGHT, "LastPauses").get("LastPauses"))[0];
    assertThat(data.get("begin")).isEqualTo(Date.from(BEGIN));
    assertThat(data.get("millis")).isEqualTo(1000L);
    assertThat(data.get("cause")).isEqualTo("HOST_STEAL");
    assertThat((String) data.get("text")).startsWith("paused 1000 ms: CPU time stolen");
    assertThat((double) data.get("hostStealPercent")).isCloseTo(75, within(0.001));
    assertThat((double) data.get("garbageCollectionPercent")).isZero();
    assertThat(data.values()).doesNotContainNull();
  }

  @Test
  void aPauseIsAnnounced() throws Exception {
    fixture.start();

    fixture.pause(pause(PauseCause.STOPPED, 2000));

    Wait.untilSucceeds(
        () -> assertThat(fixture.notificationTypes(INSIGHT)).containsExactly("io.guestbeat.pause"));
  }

  private static Pause pause(PauseCause cause, long millis) {
    return Pause.of(BEGIN, Map.of(cause, Duration.ofMillis(millis)));
  }
}
