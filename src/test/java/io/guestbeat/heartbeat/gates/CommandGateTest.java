package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandGateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          true                             | alive
          false                            | dead: false ended with 1
          cat                              | alive
          sh -c "echo a; echo  b c; exit 3" | dead: sh -c "echo a; echo  b c; exit 3" ended with 3: b c
          sh -c "echo why >&2; exit 4"     | dead: sh -c "echo why >&2; exit 4" ended with 4: why
          test "a b" = "a"" ""b"           | alive
          test $HOME = x                   | dead: test $HOME = x ended with 1
          """)
  void judgesByTheExitCode(String run, String verdict) throws Exception {
    assertThat(gate(run, "10s").check()).hasToString(verdict);
  }

  @Test
  void takesAllThatACommandPrints() throws Exception {
    HeartbeatGate gate = gate("sh -c \"head -c 1000000 /dev/zero; echo; echo end; exit 1\"", "30s");

    assertThat(gate.check().reason()).endsWith("ended with 1: end");
  }

  @Test
  void killsALateCommandWithAllThatItStarted(@TempDir Path folder) throws Exception {
    Path pidFile = folder.resolve("pid");
    String run = "sh -c \"sleep 1000 & echo $! > " + pidFile + "; echo waiting; wait\"";

    assertThat(gate(run, "500ms").check().reason()).endsWith(" did not end in time: waiting");

    long pid = Long.parseLong(Files.readString(pidFile).trim());
    Wait.untilSucceeds(
        () -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty());
  }

  @Test
  void doesNotWaitForWhatACommandLeavesBehind() throws Exception {
    long start = System.nanoTime();

    assertThat(gate("sh -c \"sleep 5 & exit 0\"", "4s").check().isAlive()).isTrue();

    assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
  }

  @Test
  void anInterruptEndsTheCheckAndTheCommand() {
    HeartbeatGate gate = gate("sleep 1000", "10m");
    Thread.currentThread().interrupt();

    assertThatThrownBy(gate::check).isInstanceOf(InterruptedException.class);

    Wait.untilSucceeds(
        () ->
            assertThat(
                    ProcessHandle.current().descendants().flatMap(h -> h.info().command().stream()))
                .noneMatch(command -> command.endsWith("sleep")));
  }

  @Test
  void leavesNoFileDescriptorOpen() throws Exception {
    HeartbeatGate gate = gate("true", "4s");
    gate.check();
    long before = openPipes();

    for (int i = 0; i < 20; i++) {
      assertThat(gate.check().isAlive()).isTrue();
    }

    assertThat(openPipes()).isLessThanOrEqualTo(before);
  }

  private static long openPipes() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(CommandGateTest::isPipe).count();
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }

  private static HeartbeatGate gate(String run, String within) {
    return Gates.configured("command", "run", run, "within", within);
  }
}
