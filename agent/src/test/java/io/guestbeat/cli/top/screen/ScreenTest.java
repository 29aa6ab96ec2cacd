package io.guestbeat.cli.top.screen;

import static io.guestbeat.cli.top.Readings.statistics;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.top.Reading;
import io.guestbeat.cli.top.ReadingHistory;
import io.guestbeat.cli.top.Readings;
import io.guestbeat.cli.top.TopView;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.jmx.reading.GateRows;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenTest {
  private static final CompositeData OPEN = GateRows.gate("deadlock", true, true, "");
  private static final CompositeData CLOSED = GateRows.gate("heap", false, true, "full for 5m");
  private static final CompositeData UNUSABLE = GateRows.gate("http", true, false, "no route");

  private final ReadingHistory course = new ReadingHistory();

  @Test
  void fillsAUsualTerminal() {
    assertThat(text(well(), 80, 24))
        .containsExactly(
            "guestbeat top  process 4711                                             14:02:11",
            "session 0x0000000000000001",
            "",
            "CPU         # used 40.0 %   ~ stolen 5.0 % high   of 2 vCPUs",
            "            ###########################~~~~.....................................",
            "            ran at 2080 MHz of 5200   limit none   reservation 0 MHz",
            "  used       :                                                      of 100 %",
            "  stolen     -                                                      of 20 %",
            "",
            "Memory      # active 1000   of = mapped 4000   ~ swapped 0   % ballooned 0 MB",
            "            ########=========================...................................",
            "                     | reservation                                       limit |",
            "            limit 8192 MB   reservation 1024 MB",
            "  active    ..                                                      of 8192 MB",
            "  reclaimed __                                                      of 8192 MB",
            "",
            "Heartbeat   * GREEN  heartbeats arrive   monitoring on",
            "            on, every 15s, last 3.2s ago   sent 120   withheld 0   failed 1",
            "Gates       deadlock    * open",
            "",
            "q quit   p pause");
  }

  @Test
  void hasLongerBarsAndHistoriesWhereThereIsRoom() {
    for (int look = 1; look <= 200; look++) {
      course.take(Readings.of(statistics(1, 1000L * look, 900L * look)));
    }
    TopView moment = course.take(Readings.of(statistics(1, 201_000, 200_000)));

    List<String> wide = text(moment, 120, 40);
    List<String> usual = text(moment, 80, 24);

    assertThat(length(wide, "  used ")).isEqualTo(length(usual, "  used ") + 40);
    assertThat(wide).allMatch(line -> line.length() <= 120).anyMatch(line -> line.length() > 110);
  }

  @Test
  void stacksWhatTheHostHasTakenAndSaysHowBadThatIs() {
    TopView ballooned =
        course.take(Readings.of(statistics(1, 1000, 0).value(Statistic.MEM_BALLOONED_MB, 2048)));
    TopView swapped =
        course.take(
            Readings.of(
                statistics(1, 2000, 0)
                    .value(Statistic.MEM_BALLOONED_MB, 1)
                    .value(Statistic.MEM_SWAPPED_MB, 1)));

    assertThat(text(ballooned, 80, 24))
        .contains(
            "            ########=========================%%%%%%%%%%%%%%%%%..................")
        .anyMatch(line -> line.endsWith("   the host is short of memory"));
    assertThat(text(swapped, 80, 24))
        .contains(
            "            ########=========================~%.................................")
        .anyMatch(line -> line.endsWith("   the host swaps"));
  }

  @Test
  void marksALimitOfTheCpu() {
    Snapshot.Builder limited =
        statistics(1, 1000, 0)
            .value(Statistic.CPU_LIMIT_MHZ, 2600)
            .value(Statistic.CPU_RESERVATION_MHZ, 520);

    assertThat(text(course.take(Readings.of(limited)), 80, 24))
        .contains("                   | reservation              | limit")
        .contains("            ran at - MHz of 5200   limit 2600 MHz   reservation 520 MHz");
  }

  @Test
  void showsWhatIsAbsentAsAbsent() {
    Reading bare =
        Readings.nothing("")
            .with(Snapshot.of(SessionId.of(1)).build())
            .with(HeartbeatReading.of(Map.of()));

    assertThat(text(course.take(bare), 80, 24))
        .contains("CPU         # used -   ~ stolen -   of one CPU")
        .contains("            ran at - MHz of -   limit -   reservation -")
        .contains("Memory      # active -   of = mapped -   ~ swapped -   % ballooned - MB")
        .contains("            limit -   reservation -")
        .contains("Heartbeat   o UNKNOWN  the host does not say");
  }

  @Test
  void saysWhyThereIsNoData() {
    String reason = "the host refuses guest statistics: " + "because ".repeat(10);

    List<String> lines = text(course.take(Readings.nothing(reason)), 60, 24);

    assertThat(lines).noneMatch(line -> line.startsWith("session"));
    assertThat(lines.get(1)).startsWith("No data     the host refuses guest statistics: ");
    assertThat(String.join("", lines.subList(1, 4)).replaceAll(" {3,}", ""))
        .contains(reason.trim().replace("No data", ""));
    assertThat(lines).anyMatch(line -> line.startsWith("Heartbeat   unknown: the host refuses"));
  }

  @Test
  void showsTheLightAndEveryGate() {
    Map<String, Object> ill = Readings.heartbeat(OPEN, CLOSED, UNUSABLE);
    ill.put("AppStatus", "RED");
    ill.put("ResetPending", true);
    ill.put("SuspendedForMillis", 600_000L);
    ill.put("SuspensionReason", "restore");
    ill.put("LastError", "MarkActive: refused");

    assertThat(text(course.take(Readings.nothing("").with(HeartbeatReading.of(ill))), 80, 40))
        .containsSubsequence(
            "Heartbeat   ! RED  vSphere HA resets the VM   monitoring on",
            "            ! a reset is asked for",
            "            gates are suspended for 10m: restore",
            "            last error  MarkActive: refused",
            "Gates       deadlock    * open",
            "            heap        ! CLOSED  full for 5m",
            "            http        o cannot check  no route");
  }

  @Test
  void notesThatTheSessionHasChanged() {
    course.take(Readings.of(statistics(1, 1000, 0)));
    TopView moment = course.take(Readings.of(statistics(2, 100, 0)));

    assertThat(text(moment, 80, 24)).contains("SESSION CHANGED: the counters restarted");
  }

  @ParameterizedTest
  @CsvSource({"80,24", "80,12", "80,5", "40,24", "20,8", "10,3", "1,1", "500,100", "0,0"})
  void staysWithinAnyTerminal(int columns, int rows) {
    for (Glyphs glyphs : Glyphs.values()) {
      List<Line> lines = screen(glyphs).lines(well(), "PAUSED", columns, rows);

      assertThat(lines).hasSizeLessThanOrEqualTo(rows);
      assertThat(lines).allMatch(line -> line.length() <= columns);
    }
  }

  @Test
  void keepsWhatMattersMostWhereThereIsLittleRoom() {
    Reading reading =
        Readings.of(statistics(1, 1000, 0))
            .with(HeartbeatReading.of(Readings.heartbeat(OPEN, CLOSED)));

    List<String> five = text(course.take(reading), 80, 5);

    assertThat(five)
        .extracting(line -> line.substring(0, 22).trim())
        .containsExactly(
            "guestbeat top  process",
            "CPU         # used -",
            "Memory      # active 1",
            "Heartbeat   * GREEN  h",
            "heap");
  }

  @Test
  void hidesNoClosedGateOnASmallTerminal() {
    String reason = "the application has not entered com.acme.orders.Loop#poll for 10m, and more";
    Map<String, Object> ill =
        Readings.heartbeat(
            OPEN,
            GateRows.gate("a-gate-of-the-application-with-a-long-name", true, true, ""),
            UNUSABLE,
            GateRows.gate("progress", false, true, reason),
            CLOSED,
            GateRows.gate(
                "a-gate-of-the-application-with-a-still-much-longer-name", false, true, reason));
    ill.put("AppStatus", "RED");
    ill.put("ResetPending", true);
    ill.put("SuspendedForMillis", 600_000L);
    ill.put("SuspensionReason", "restore " + reason);
    ill.put("LastError", "MarkActive: vsock: connect: Connection timed out (errno 110); no host");
    Map<String, Object> told =
        Map.of(
            "Alarms",
            ("stolen CRITICAL since 2026-11-24T14:02:03Z: 12.5 %, and it is to be below 10 % for 1m"
                    + "\n")
                .repeat(9),
            "Advice",
            new String[] {"GB-CPU-02 CRITICAL: " + "do this ".repeat(12), "GB-MEM-06 NOTE: that"});
    TopView moment =
        course.take(
            Readings.nothing("this is not a VMware virtual machine: " + reason.repeat(12))
                .with(HeartbeatReading.of(ill))
                .with(InsightReading.of(told)));

    assertThat(text(moment, 60, 20).stream().filter(line -> line.contains("CLOSED"))).hasSize(3);
    assertThat(text(moment, 60, 5).stream().filter(line -> line.contains("CLOSED"))).hasSize(3);
  }

  @Test
  void saysAtTheTopThatItIsOld() {
    assertThat(screen(Glyphs.ASCII).lines(well(), "no answer for 5s", 80, 24).get(0).toString())
        .isEqualTo(
            "guestbeat top  process 4711                          no answer for 5s   14:02:11");
  }

  @ParameterizedTest
  @EnumSource(Glyphs.class)
  void tellsWhatIsDrawnApartWithoutColours(Glyphs glyphs) {
    assertThat(List.of(glyphs.solid, glyphs.dense, glyphs.medium, glyphs.light, glyphs.nothing))
        .doesNotHaveDuplicates();
    assertThat(List.of(glyphs.good, glyphs.alarm, glyphs.off)).doesNotHaveDuplicates();
  }

  @Test
  void isOfAsciiAloneWhereTheLocaleHasNoMore() {
    assertThat(String.join("\n", text(well(), 80, 24))).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void letsNoTextDriveTheTerminal() {
    Snapshot.Builder hostile =
        statistics(1, 1000, 0).resourcePoolPath("/pool\u001b[2J\u009b1m\r\nname");

    assertThat(text(course.take(Readings.of(hostile)), 80, 24))
        .contains("session 0x0000000000000001   pool /pool [2J 1m name");
  }

  @Test
  void showsAlarmsAndTheFirstAdviceOnlyWhereThereAreAny() {
    assertThat(text(well(), 80, 24)).noneMatch(line -> line.matches("(Alarms|Advice).*"));
    Map<String, Object> told =
        Map.of(
            "Alarms",
            "stolen CRITICAL since noon: 12 %\nswapped WARNING since noon: 1 %",
            "Advice",
            new String[] {"GB-CPU-02 CRITICAL: do this", "GB-MEM-06 WARNING: or that"});

    TopView ill = course.take(Readings.nothing("").with(InsightReading.of(told)));

    assertThat(text(ill, 80, 24))
        .contains(
            "Alarms      ! stolen CRITICAL since noon: 12 %",
            "            ! swapped WARNING since noon: 1 %",
            "Advice      1 of 2  GB-CPU-02 CRITICAL: do this");
  }

  @Test
  void nothingIsCutAtEightyColumnsHoweverLargeTheFiguresAndLongTheTexts() {
    String reason = "the application has not entered com.acme.orders.Loop#poll for 10m, and more";
    Map<String, Object> busy = Readings.heartbeat(GateRows.gate("progress", false, true, reason));
    busy.put("HeartbeatMode", "dry-run");
    busy.put("HeartbeatsSent", 1_234_567L);
    busy.put("HeartbeatsWithheld", 123_456L);
    busy.put("HeartbeatsFailed", 123_456L);
    busy.put("LastError", "MarkActive: vsock: connect: Connection timed out (errno 110); no host");
    Map<String, Object> told =
        Map.of(
            "Alarms",
            "stolen CRITICAL since 2026-11-24T14:02:03Z: 12.5 %, and it is to be below 10 % for 1m",
            "Advice",
            new String[] {"GB-CPU-02 CRITICAL: " + "do this ".repeat(12), "GB-MEM-06 NOTE: that"},
            "Pauses",
            12L,
            "LastPauseMillis",
            1992L,
            "LastPauseCause",
            "VMOTION_SUSPEND_OR_RESUME",
            "LongestPauseMillis",
            21_992L,
            "LongestPauseCause",
            "GARBAGE_COLLECTION");
    Snapshot.Builder large =
        statistics(1, 2000, 800)
            .value(Statistic.MEM_ACTIVE_MB, 1_310_720)
            .value(Statistic.MEM_MAPPED_MB, 2_621_440)
            .value(Statistic.MEM_SWAPPED_MB, 131_072)
            .value(Statistic.MEM_BALLOONED_MB, 1_310_720);

    List<String> lines =
        text(
            course.take(
                Readings.of(large).with(HeartbeatReading.of(busy)).with(InsightReading.of(told))),
            80,
            50);

    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(String.join(" ", lines).replaceAll(" +", " "))
        .contains("ballooned 1310720 MB", "withheld 123456", "failed 123456", "no host", "and more")
        .contains("below 10 % for 1m", "do this ".repeat(12).trim(), "GB-MEM-06 NOTE: that")
        .contains("Pauses 12 last 1992 ms vmotion suspend or resume")
        .contains("longest 21992 ms garbage collection");
  }

  private TopView well() {
    course.take(Readings.of(statistics(1, 1000, 0)));
    return course.take(
        Readings.of(statistics(1, 2000, 800))
            .withVcpus(OptionalInt.of(2))
            .with(HeartbeatReading.of(Readings.heartbeat(OPEN))));
  }

  private static Screen screen(Glyphs glyphs) {
    return new Screen("process 4711", ZoneOffset.UTC, glyphs);
  }

  private static List<String> text(TopView moment, int columns, int rows) {
    return screen(Glyphs.ASCII).lines(moment, "", columns, rows).stream()
        .map(Line::toString)
        .collect(Collectors.toList());
  }

  private static long length(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .flatMapToInt(String::chars)
        .filter(c -> c != ' ')
        .count();
  }
}
