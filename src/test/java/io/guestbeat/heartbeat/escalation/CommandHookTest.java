package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHookTest {
  @TempDir private Path folder;

  @Test
  void runsTheCommandWithItsArgumentsAndTheFailure() throws IOException {
    Path script =
        script(
            "echo first",
            "echo \"$#:$1:$2 $GUESTBEAT_EVENT/$GUESTBEAT_REASON/$GUESTBEAT_MODE"
                + "/$GUESTBEAT_EVIDENCE/${JAVA_TOOL_OPTIONS-unset}\"",
            "echo");

    String outcome =
        new CommandHook(script + " \"two words\" \"\"", Duration.ofSeconds(20))
            .run("dead\0lock: \"a\"", "dry-run", Optional.of(Path.of("/e.txt")));

    assertThat(outcome)
        .isEqualTo(
            "ended with status 0: 2:two words: failing/dead lock: \"a\"/dry-run/e.txt/unset"
                .replace("run/e", "run//e"));
  }

  @Test
  void leavesTheEvidenceEmptyWhereThereIsNone() throws IOException {
    Path script = script("echo \"[$GUESTBEAT_EVIDENCE] $GUESTBEAT_MODE\"");

    assertThat(run(script.toString())).isEqualTo("ended with status 0: [] on");
  }

  @Test
  void saysThatTheCommandFailed() throws IOException {
    String outcome = run(script("echo no >&2", "exit 3").toString());

    assertThat(outcome).isEqualTo("ended with status 3: no");
  }

  @Test
  void saysThatThereIsNoSuchCommand() {
    assertThat(run(folder.resolve("missing").toString()))
        .startsWith("could not be run: ")
        .contains("missing");
  }

  @Test
  void killsWhatTakesTooLongAndWhatThatStarted() throws IOException {
    Path pid = folder.resolve("pid");
    Path script = script("sleep 1000 &", "echo $! > " + pid, "echo waiting", "wait");

    String outcome =
        new CommandHook(script.toString(), Duration.ofSeconds(1))
            .run("dead", "on", Optional.empty());

    assertThat(outcome).isEqualTo("was killed after 1s: waiting");
    long child = Long.parseLong(Files.readString(pid).trim());
    Wait.untilSucceeds(
        () -> assertThat(ProcessHandle.of(child).filter(CommandHookTest::isRunning)).isEmpty());
  }

  @Test
  void doesNotWaitForWhatTheCommandLeavesBehind() throws IOException {
    Path pid = folder.resolve("pid");
    String outcome = run(script("sleep 1000 &", "echo $! > " + pid, "echo left").toString());

    assertThat(outcome).isEqualTo("ended with status 0: left");
    ProcessHandle.of(Long.parseLong(Files.readString(pid).trim()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void readsAllThatTheCommandPrintsAndKeepsTheLastLine() throws IOException {
    Path script = script("head -c 3000000 /dev/zero | tr '\\0' x", "echo", "echo done");

    assertThat(run(script.toString())).isEqualTo("ended with status 0: done");
  }

  @Test
  void killsTheCommandWhenItsThreadIsInterrupted() throws Exception {
    Path started = folder.resolve("started");
    Path script = script("echo > " + started, "exec sleep 1000");
    CompletableFuture<String> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(run(script.toString())));
    thread.start();
    Wait.untilSucceeds(() -> assertThat(started).exists());

    thread.interrupt();

    assertThat(outcome.get()).isEqualTo("was killed as Guestbeat ends");
    thread.join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\"\"", "\"open"})
  void refusesALineWithoutACommand(String line) {
    assertThatThrownBy(() -> new CommandHook(line, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + line + "\"");
  }

  private static boolean isRunning(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String line) {
    return new CommandHook(line, Duration.ofSeconds(20)).run("dead", "on", Optional.empty());
  }

  private Path script(String... lines) throws IOException {
    Path script = folder.resolve("hook.sh");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
