package io.guestbeat.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demo as a new user does, only shorter. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DemoIT {
  private static final Pattern STATISTICS =
      Pattern.compile(
          "^ +(\\d+) +(\\d+) +none \\| +\\d+ +\\d+ +\\d+ +\\d+ \\| +GREEN .*", Pattern.MULTILINE);
  private static final Pattern CYCLE =
      Pattern.compile(
          """
          Found one Java-level deadlock:
          .*=+
          .*"clerk-(\\d)" #\\d+:
          .*waiting to lock <0x[0-9a-f]+> \\(a io.guestbeat.examples.Books\\$\\w+\\),
          .*which is held by "clerk-(\\d)" #\\d+
          .*"clerk-\\2" #\\d+:
          .*waiting to lock .*
          .*which is held by "clerk-\\1" #\\d+
          """);

  @TempDir private Path folder;
  private BufferedReader reader;

  @Test
  void showsLiveStatisticsAndThenTheWholeCircleOfAReset() throws Exception {
    Process demo = demo("3");

    String text = readTo(demo, null);

    assertThat(demo.waitFor()).describedAs(text).isZero();
    int curtain = text.indexOf("ACT 2");
    assertThat(curtain).describedAs(text).isPositive();
    requireLiveStatistics(text.substring(0, curtain));
    requireReset(text.substring(curtain));
    assertThat(pidsIn(text)).hasSize(3).doesNotHaveDuplicates();
    assertThat(pidsIn(text)).noneMatch(DemoIT::isAlive);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindWhenItIsInterrupted() throws Exception {
    Process demo = demo("1");
    String text = readTo(demo, "the switch");
    List<ProcessHandle> children = demo.descendants().toList();

    // Unlike the process itself, its handle leaves the output open.
    demo.toHandle().destroy();
    text += readTo(demo, null);

    assertThat(demo.waitFor()).describedAs(text).isEqualTo(128 + 15);
    assertThat(children).describedAs(text).hasSizeGreaterThanOrEqualTo(3);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(folder).isEmptyDirectory();
  }

  private static void requireLiveStatistics(String text) {
    assertThat(text)
        .contains("host           GuestRPC over simulator")
        .containsPattern("session        0x[0-9a-f]{16}")
        .contains("jconsole")
        .contains("order desk open")
        .containsOnlyOnce("guestbeat: INFO");
    List<MatchResult> lines = STATISTICS.matcher(text).results().toList();
    assertThat(lines).describedAs(text).hasSizeGreaterThanOrEqualTo(2);
    assertThat(Long.parseLong(lines.get(1).group(1)))
        .isGreaterThan(Long.parseLong(lines.get(0).group(1)));
  }

  private static void requireReset(String text) {
    assertThat(text)
        .containsSubsequence(
            "Shortened",
            "a heartbeat every 1 s [10 s]",
            "every 0.5 s [15 s]",
            "1 s [60 s]",
            "after 3 s without a heartbeat [30 s], resets 2 s later [30 s at high sensitivity]",
            "no minimum uptime [2 minutes]");
    assertThat(linesOf("vSphere HA", text))
        .containsSubsequence(
            "ENABLED:", "GREEN:", "RED:", "RESET:", "GRAY:", "ENABLED:", "GREEN:", "DISABLED:");
    assertThat(linesOf("JMX", text))
        .containsSubsequence(
            "STARTED: a heartbeat every 1s, mode on",
            "deadlock is open",
            "the switch",
            "GATE_CLOSED: deadlock: 2 threads are deadlocked",
            "FAILING:",
            "WITHHELD: deadlock: 2 threads are deadlocked",
            "connection lost")
        .contains("deadlock is CLOSED")
        .containsPattern("EVIDENCE: .*/evidence-.*\\.txt");
    assertThat(text)
        .containsSubsequence("RESET:", "has booted and starts the order desk anew", "GREEN:")
        .containsPattern(CYCLE);
  }

  private Process demo(String seconds) throws IOException {
    Path script = Path.of(System.getProperty("guestbeat.root"), "examples", "demo.sh");
    ProcessBuilder builder = new ProcessBuilder(script.toString(), seconds);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TMPDIR", folder.toString());
    return builder.redirectErrorStream(true).start();
  }

  /** What it prints, to its end or to the first line that has this. */
  private String readTo(Process demo, String sign) throws IOException {
    if (reader == null) {
      reader = new BufferedReader(new InputStreamReader(demo.getInputStream(), UTF_8));
    }
    StringBuilder text = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      text.append(line).append('\n');
      if (sign != null && line.contains(sign)) {
        break;
      }
    }
    return text.toString();
  }

  private static String linesOf(String speaker, String text) {
    return text.lines()
        .filter(line -> line.startsWith("  [" + speaker + "]"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Long> pidsIn(String text) {
    Matcher pid = Pattern.compile("(?:^|, )pid (\\d+)(?:;|$)", Pattern.MULTILINE).matcher(text);
    return pid.results().map(match -> Long.parseLong(match.group(1))).distinct().toList();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
