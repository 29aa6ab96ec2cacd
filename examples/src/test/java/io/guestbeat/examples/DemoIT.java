package io.guestbeat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Path;
import java.time.Duration;
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

  @Test
  void showsLiveStatisticsAndThenTheWholeCircleOfAReset() throws Exception {
    String text;
    try (Program demo = demo("3")) {
      int status = demo.awaitExit();
      text = demo.written();
      assertThat(status).describedAs(text).isZero();
    }

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
    try (Program demo = demo("1")) {
      demo.awaitOutput("the switch");
      List<ProcessHandle> children = demo.descendants();

      demo.terminate();

      assertThat(demo.awaitExit()).describedAs(demo.written()).isEqualTo(128 + 15);
      assertThat(children).describedAs(demo.written()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(folder).isEmptyDirectory();
    }
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

  private Program demo(String seconds) {
    Path script = Path.of(System.getProperty("guestbeat.root"), "examples", "demo.sh");
    return ProgramBuilder.of(script.toString(), seconds)
        .with("JAVA_HOME", Jdks.OWN.toString())
        .with("TMPDIR", folder.toString())
        .withErrorsInOutput()
        .within(Duration.ofMinutes(3))
        .start();
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
