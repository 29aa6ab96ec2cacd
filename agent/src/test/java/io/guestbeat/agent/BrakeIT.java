package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heartbeats held, stopped and started from outside, with and without JMX. */
final class BrakeIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;
  private Path alive;
  private WatchedJvm jvm;

  @BeforeEach
  void start() throws IOException {
    alive = Files.createFile(folder.resolve("alive"));
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(
        JAVA_HOME,
        "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gates=file,gate.file.interval=200ms"
            + ",gate.file.path="
            + alive);
  }

  @AfterEach
  void stop() {
    jvm.close();
  }

  @Test
  @NeedsPrograms("id -u | grep -x 0")
  void rootHoldsTheGatesByAFile() throws Exception {
    Path file = jvm.suspendFile();
    Files.createDirectory(file.getParent());
    Files.writeString(file, "the gate is wrong\n");
    String held = jvm.child().awaitError("heartbeat SUSPENDED");
    Files.delete(alive);
    jvm.child().awaitError("heartbeat GATE_CLOSED");
    jvm.awaitHeartbeats(3);
    assertThat(jvm.child().errorsSoFar()).noneMatch(line -> line.contains("WITHHELD"));

    Files.delete(file);
    jvm.child().awaitError("heartbeat RESUMED: the file " + file + " is gone");
    jvm.child().awaitError("heartbeat WITHHELD");

    assertThat(held).endsWith("by the file " + file + ": the gate is wrong");
  }

  @Test
  void anOperatorHoldsStopsAndStartsThemByCommands() throws Exception {
    String pid = Long.toString(jvm.child().pid());

    assertThat(Command.of("suspend", pid, "--for", "10m", "--reason", "release 4.2").line())
        .isEqualTo("0 process " + pid + ": gates suspended for 600 s");
    Files.delete(alive);
    jvm.child().awaitError("heartbeat GATE_CLOSED");
    jvm.awaitHeartbeats(3);
    assertThat(Command.of("resume", pid).line()).startsWith("0 process " + pid + ": ");
    jvm.child().awaitError("heartbeat WITHHELD");
    assertThat(Command.of("stop", pid).line())
        .isEqualTo("0 process " + pid + ": heartbeats stopped, monitoring disabled");
    jvm.child().awaitError("heartbeat STOPPED");
    Files.createFile(alive);
    assertThat(Command.of("start", pid).line()).startsWith("0 process " + pid + ": ");
    jvm.awaitHeartbeats(2);

    assertThat(jvm.ha().resets()).isZero();
  }

  /** Reaches every JVM of the machine, other tests' too: so it runs alone. */
  @Test
  @Tag("slow")
  void allAreReachedThoughOneFails() throws Exception {
    try (ChildJvm other = jvm.run(JAVA_HOME, "heartbeat=dry-run,jmx.control=read")) {
      other.awaitOutput("ready");

      Command suspend = Command.of("suspend", "all", "--reason", "a test");

      assertThat(suspend.exitCode()).isEqualTo(1);
      assertThat(suspend.output())
          .contains("process " + jvm.child().pid() + ": gates suspended for 600 s");
      assertThat(suspend.errors())
          .anyMatch(line -> line.startsWith("suspend: process " + other.pid() + ": "))
          .last()
          .asString()
          .contains("/run/guestbeat/suspend");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());

    Command withoutGuestbeat = Command.of("stop", pid);
    Command withoutReason = Command.of("suspend", pid);
    Command noNumber = Command.of("resume", "al");

    assertThat(withoutGuestbeat.exitCode()).isEqualTo(1);
    assertThat(withoutGuestbeat.errors()).first().asString().contains("process " + pid + ": ");
    assertThat(withoutReason.exitCode()).isEqualTo(2);
    assertThat(withoutReason.errors()).anyMatch(line -> line.contains("--reason"));
    assertThat(noNumber.exitCode()).isEqualTo(2);
    assertThat(noNumber.errors()).anyMatch(line -> line.contains("\"al\""));
  }

  @Test
  void theBudgetIsShownAndCleared() throws Exception {
    Path budget = Files.createDirectory(folder.resolve("budget"));
    Files.setAttribute(budget, "unix:mode", 0700);
    long recent = Instant.now().toEpochMilli() - 1000;
    Files.writeString(budget.resolve("resets"), recent + " deadlock: 2 threads\n");

    Command shown = Command.of("budget", "--dir", budget.toString());
    Command cleared = Command.of("budget", "--dir", budget.toString(), "--clear");
    Command after = Command.of("budget", "--dir", budget.toString());

    assertThat(shown.output()).hasSize(2).first().asString().endsWith("  deadlock: 2 threads");
    assertThat(shown.output()).last().isEqualTo("1 claim in " + budget.resolve("resets"));
    assertThat(cleared.output()).last().isEqualTo("1 claim cleared in " + budget.resolve("resets"));
    assertThat(after.output()).containsExactly("0 claims in " + budget.resolve("resets"));
  }
}
