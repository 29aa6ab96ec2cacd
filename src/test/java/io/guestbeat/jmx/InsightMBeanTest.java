package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.insight.Figure;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsightMBeanTest {
  private static final String INSIGHT = "Insight";
  private static final int VCPUS = VirtualCpus.ofThisMachine().orElseThrow();

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void figuresAreNullUntilTheSecondTickAndThenTrue() throws Exception {
    begin();
    assertThat(figures())
        .containsEntry("CpuUsedPercent", null)
        .containsEntry("CpuUsedPercentPerVcpu1Min", null)
        .containsEntry("MemBalloonedPercent", 0.0)
        .containsEntry("SamplesDropped", 0L)
        .containsEntry("VirtualCpus", VCPUS);

    tickLater();

    Map<String, Object> known = figures();
    assertThat((Double) known.get("CpuUsedPercent")).isCloseTo(50 * VCPUS, within(0.1 * VCPUS));
    assertThat((Double) known.get("CpuUsedPercentPerVcpu")).isCloseTo(50, within(0.1));
    assertThat(known).containsEntry("CpuLimitPercent", null);
  }

  @Test
  void theFirstTickOfASessionIsDroppedAndCounted() throws Exception {
    begin();
    tickLater();
    fixture.simulator().vm().vMotion();
    tickLater();

    assertThat(figures())
        .containsEntry("EffectiveCpuMHz", null)
        .containsEntry("SamplesDropped", 1L);

    tickLater();

    assertThat((Double) figures().get("EffectiveCpuMHz")).isPositive();
  }

  @Test
  void nothingIsKnownWhileTheHostIsAway() throws Exception {
    begin();
    tickLater();
    fixture.simulator().faults().hostGone();
    tickLater();

    assertThat(figures())
        .containsEntry("MemBalloonedPercent", null)
        .containsEntry("CpuUsedPercentPerVcpu15Min", null);
  }

  @Test
  void everyFigureSaysWhatItIs() throws Exception {
    begin();

    Map<String, MBeanAttributeInfo> infos = new HashMap<>();
    for (MBeanAttributeInfo info : fixture.info(INSIGHT).getAttributes()) {
      infos.put(info.getName(), info);
    }

    assertThat(Figure.values())
        .allSatisfy(
            figure -> {
              MBeanAttributeInfo info = infos.get(figure.apiName());
              assertThat(info.getType()).isEqualTo("java.lang.Double");
              assertThat(info.getDescription()).isEqualTo(figure.description());
              assertThat(info.getDescriptor().getFieldValue("units")).isEqualTo(figure.unit());
            });
    assertThat(infos.get("CpuStolenPercentPerVcpu").getDescriptor().getFieldValue("maxValue"))
        .isEqualTo(100.0);
  }

  /** A VM of as many CPUs as this machine, half busy. */
  private void begin() throws Exception {
    fixture.rebuild(builder -> builder.vcpus(VCPUS));
    fixture.simulator().vm().setLoad(0.5);
    fixture.simulator().vm().setLoadVariation(0);
    fixture.simulator().vm().setContention(0);
    fixture.start();
  }

  private void tickLater() {
    fixture.turn(Duration.ofSeconds(5));
    fixture.tick();
  }

  private Map<String, Object> figures() throws Exception {
    return fixture.read(
        INSIGHT,
        Arrays.stream(fixture.info(INSIGHT).getAttributes())
            .map(MBeanAttributeInfo::getName)
            .toArray(String[]::new));
  }
}
