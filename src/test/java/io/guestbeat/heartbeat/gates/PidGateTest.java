package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.machine.ProcessTable;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidGateTest {
  @TempDir private Path folder;
  private Path file;
  private final PidGate gate = new PidGate();

  @BeforeEach
  void configure() {
    file = folder.resolve("program.pid");
    gate.configure(Gates.keys("file", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d", "%d\n", " %d \n", "%d\n/var/lib/postgresql\n1700000000\n5432\n"})
  void isAliveWhileTheProcessIs(String content) throws Exception {
    long pid;
    try (Program program = ProgramBuilder.of("sleep", "60").start()) {
      pid = program.pid();
      write(String.format(content, pid));

      assertThat(gate.check().isAlive()).isTrue();
    }

    assertThat(gate.check().reason()).isEqualTo("process " + pid + " of " + file + " does not run");
  }

  @Test
  void isDeadWithoutTheFile() throws Exception {
    assertThat(gate.check().reason()).isEqualTo(file + " does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "pid", "0", "-1", "12a", "99999999999", "1,2"})
  void isUnusableWithoutANumberInTheFile(String content) throws Exception {
    write(content);

    assertThatThrownBy(gate::check)
        .isInstanceOf(UnusableGateException.class)
        .hasMessage(file + " does not begin with the number of a process");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/proc", "a pipe"})
  void readsNothingButRegularFiles(String what) throws Exception {
    if (what.equals("a pipe")) {
      ProgramBuilder.of("mkfifo", file.toString()).output();
    } else {
      gate.configure(Gates.keys("file", what));
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThatThrownBy(gate::check).hasMessageContaining(" cannot be read: "));
  }

  @Test
  void isDeadWhenTheProcessHasEndedAndItsParentHasNotNoticed() throws Exception {
    // The shell becomes a program that never asks what has become of its child.
    try (Program parent =
        ProgramBuilder.of("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start()) {
      String child = parent.nextLine();
      ProcessHandle itself = ProcessHandle.of(parent.pid()).orElseThrow();
      write(child);
      Wait.untilSucceeds(() -> assertThat(itself.info().command().orElse("")).endsWith("sleep"));
      assertThat(gate.check().isAlive()).isTrue();

      ProcessHandle.of(Long.parseLong(child)).orElseThrow().destroyForcibly();

      Wait.untilSucceeds(() -> assertThat(reason()).endsWith("its parent has not noticed"));
    }
  }

  @Test
  void aThreadThatHasTheNumberIsNoProcess() throws Exception {
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      String self = Long.toString(ProcessHandle.current().pid());
      String thread =
          threads
              .map(path -> path.getFileName().toString())
              .filter(number -> !number.equals(self))
              .findFirst()
              .orElseThrow();
      write(thread);

      assertThat(gate.check().reason()).endsWith("a thread of process " + self + " has its number");
    }
  }

  @Test
  void isUnusableAndClosesNothingWhereProcessesAreNotShown() throws Exception {
    PidGate blind = new PidGate(new ProcessTable(folder));
    blind.configure(Gates.keys("file", file.toString()));
    write("4711");

    assertThatExceptionOfType(UnusableGateException.class)
        .isThrownBy(blind::check)
        .withMessageContaining("hidepid");
  }

  private String reason() {
    try {
      return gate.check().reason();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content);
  }
}
