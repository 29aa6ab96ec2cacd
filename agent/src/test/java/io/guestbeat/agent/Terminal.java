package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program on a terminal of its own, which util-linux's {@code script} makes; typed to, and ended
 * after half a minute at the latest. Used by one thread.
 */
final class Terminal implements AutoCloseable {
  /** What a test needs to be able to do this. */
  static final String NEEDED = "script -qec true /dev/null";

  private static final int LIMIT_SECONDS = 30;

  private final Process process;
  private final Reader screen;
  private final StringBuilder seen = new StringBuilder();

  private Terminal(Process process) {
    this.process = process;
    this.screen = new InputStreamReader(process.getInputStream(), UTF_8);
  }

  /** Starts this command of a shell, with this folder as its own and as its home. */
  static Terminal running(String command, Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", command, "/dev/null").directory(folder.toFile());
    builder.environment().put("TERM", "vt100");
    builder.environment().put("HOME", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return new Terminal(process);
  }

  /** Types this. */
  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until the screen has shown this since it was last waited for. */
  void await(String text) throws IOException {
    int at = seen.indexOf(text);
    while (at < 0) {
      int next = screen.read();
      assertThat(next).as("no \"%s\" in: %s", text, seen).isNotNegative();
      seen.append((char) next);
      at = seen.indexOf(text);
    }
    seen.delete(0, at + text.length());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
