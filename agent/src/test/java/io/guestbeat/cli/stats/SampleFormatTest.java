package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Insight;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How samples are shown, with all that a host may put into them. */
class SampleFormatTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");
  private static final String ODD_PATH = "/a,\"b\"\n\u001b[31m";

  private final Insight insight = new Insight(() -> OptionalInt.of(2));
  private final Sample first = sample(0, snapshot(1, 1000));
  private final Sample second = sample(1, snapshot(1, 2000));
  private final Sample moved = sample(2, snapshot(2, 10));

  @Test
  void theTableHasUnitsRatesAndReasons() {
    SampleTable table = new SampleTable();

    List<String> lines = table.apply(first).lines().toList();
    List<String> later = table.apply(second).lines().toList();

    assertThat(lines)
        .hasSize(1 + Statistic.values().length + 1)
        .contains(
            "2026-01-02T12:00:00Z  session 0x0000000000000001",
            "CpuLimitMHz                unlimited",
            "CpuUsedMs                        500 ms",
            "HostMemUsedMB                      -         This host does not give this value.",
            "ResourcePoolPath           /a,\"b\" [31m");
    assertThat(later)
        .hasSize(1 + lines.size() + 3)
        .contains(
            "",
            "CpuUsedMs                       1000 ms      500.000 ms/s",
            "ElapsedMs                       2000 ms",
            "EffectiveCpuMHz             1300.000 MHz",
            "CpuUsedPercent                50.000 %",
            "CpuUsedPercentPerVcpu         25.000 %       1m 25.0  5m 25.0  15m 25.0");
    assertThat(table.apply(moved))
        .contains("0x0000000000000002  SESSION CHANGED")
        .doesNotContain("/s");
  }

  @Test
  void jsonIsOneLineWithTheSameNamesForEverySample() {
    assertThat(SampleJson.of(first))
        .startsWith("{\"time\":\"2026-01-02T12:00:00.123Z\",\"session\":\"0x0000000000000001\",")
        .contains("\"CpuLimitMHz\":4294967295,", "\"HostMemUsedMB\":null,")
        .contains("\"CpuUsedMsPerSecond\":null,", "\"EffectiveCpuMHz\":null,")
        .contains("\"ResourcePoolPath\":\"/a,\\\"b\\\"\\n\\u001b[31m\",")
        .contains("\"HostMemUsedMB\":\"NOT_AVAILABLE\"")
        .endsWith("}}" + System.lineSeparator());
    assertThat(SampleJson.of(second))
        .hasLineCount(1)
        .contains("\"CpuUsedMsPerSecond\":500.000,", "\"EffectiveCpuMHz\":1300.000,")
        .contains("\"CpuUsedPercent\":50.000,\"CpuUsedPercentPerVcpu\":25.000,")
        .contains("\"CpuUsedPercentPerVcpu15Min\":25.000,", "\"CpuStolenPercent\":null,");
    assertThat(SampleJson.of(moved)).contains("\"sessionChanged\":true,");
  }

  @Test
  void csvNamesItsColumnsOnceAndLeavesOutWhatIsMissing() {
    SampleCsv csv = new SampleCsv();

    String lines = csv.apply(first);
    String later = csv.apply(second);

    assertThat(lines)
        .startsWith("time,session,sessionChanged,CpuReservationMHz,")
        .endsWith(",,,,,\"/a,\"\"b\"\" [31m\"" + System.lineSeparator());
    assertThat(later)
        .startsWith("2026-01-02T12:00:01.123Z,0x0000000000000001,false,,4294967295,,1000,2600,")
        .doesNotContain("CpuUsedMs");
  }

  private Sample sample(int second, Snapshot snapshot) {
    insight.take(snapshot);
    return new Sample(NOON.plusSeconds(second), insight.figures());
  }

  private static Snapshot snapshot(long session, long elapsedMs) {
    return Snapshot.of(SessionId.of(session))
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_USED_MS, elapsedMs / 2)
        .value(Statistic.HOST_PROCESSOR_SPEED, 2600)
        .value(Statistic.CPU_LIMIT_MHZ, Statistic.UNLIMITED)
        .unavailable(Statistic.HOST_MEM_USED_MB, GuestError.NOT_AVAILABLE)
        .resourcePoolPath(ODD_PATH)
        .build();
  }
}
