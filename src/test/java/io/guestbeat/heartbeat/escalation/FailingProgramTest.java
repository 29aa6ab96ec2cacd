package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of JVMs that really fail. */
class FailingProgramTest {
  @TempDir private Path parent;

  @Test
  void showsADeadlockOfMonitors() throws Exception {
    String evidence = evidenceOf(List.of(), "deadlock");

    assertThat(evidence)
        .containsPattern(
            """
            Found one Java-level deadlock:
            =+
            "(one|two)" #\\d+:
              waiting to lock <0x[0-9a-f]{16}> \\(a java[.\\w]+\\),
              which is held by "(two|one)" #\\d+
            """)
        .containsPattern(
            """
            "one" #\\d+ daemon prio=5 .* waiting for monitor entry
               java.lang.Thread.State: BLOCKED \\(on object monitor\\)
            \tat .*FailingProgram.lock\\(FailingProgram.java:\\d+\\)
            \t- waiting to lock <0x[0-9a-f]{16}> \\(a java.util.ArrayList\\)
            \t- locked <0x[0-9a-f]{16}> \\(a java.lang.Object\\)
            """);
  }

  @Test
  void fitsFiveThousandThreadsThatWaitAtTheSamePlace() throws Exception {
    String evidence = evidenceOf(List.of("-Xmx512m"), "crowd", "5000");

    assertThat(evidence).contains("No thread is deadlocked", "heap: used", "\"main\" #1");
    assertThat(evidence.lines().filter(line -> line.startsWith("\"worker-"))).hasSize(5000);
    assertThat(evidence).contains("\tat the same place as \"worker-");
    assertThat(evidence.length()).isLessThan(4 * 1024 * 1024);
  }

  @Test
  void cutsFiveThousandThreadsOfTheirOwnStacksAtTheBound() throws Exception {
    String evidence = evidenceOf(List.of("-Xmx512m"), "busy-crowd", "5000");

    assertThat(evidence).contains("No thread is deadlocked", "heap: used", "\"worker-");
    assertThat(evidence).endsWith("[truncated: a file of evidence has at most 4194304 bytes]\n");
    assertThat(evidence.length()).isBetween(4_000_000, 4 * 1024 * 1024);
  }

  @Test
  void seesThreadsAFewAtATimeWhereTheHeapIsNearlyFull() throws Exception {
    String evidence = evidenceOf(List.of("-Xmx48m", "-XX:+UseSerialGC"), "full-heap", "1024");

    assertThat(evidence)
        .contains("No thread is deadlocked", "heap: used", "\"main\" #1", "are seen at a time");
  }

  @Test
  void leavesWhatItCanWhereTheHeapIsFull() throws Exception {
    String evidence = evidenceOf(List.of("-Xmx48m", "-XX:+UseSerialGC"), "full-heap", "160");

    assertThat(evidence).contains("= Deadlock =", "= Memory =", "= Threads =");
  }

  private String evidenceOf(List<String> options, String... failure)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FailingProgram.class.getName(), failure[0], parent + "/evidence"));
    command.addAll(List.of(failure).subList(1, failure.length));
    ProgramBuilder.of(command).within(Duration.ofMinutes(2)).output();
    return onlyFile();
  }

  private String onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(parent.resolve("evidence"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return Files.readString(all.get(0));
    }
  }
}
