package io.guestbeat.consumers;

import io.guestbeat.agent.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started; what it writes goes to files of the folder. Closing ends it and what
 * it has started. Used by one thread.
 */
public final class Program implements AutoCloseable {
  /** What is told to end, or about to, ends by then. */
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  /** Some of what is run to its end fetches packages, or builds images, on a busy machine. */
  private static final Duration RUN_LIMIT = Duration.ofMinutes(5);

  private final Process process;
  private final Path written;

  private Program(Process process, Path written) {
    this.process = process;
    this.written = written;
  }

  /** Starts it in this folder, without what the environment says to a JVM. */
  public static Program start(Path folder, String name, List<String> command) throws IOException {
    Path written = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(written.toFile());
    builder.environment().keySet().removeIf(key -> key.matches("(JAVA|JDK_JAVA|GUESTBEAT)_.*"));
    return new Program(builder.start(), written);
  }

  /** Runs it to its end; what it wrote. Fails if its exit status is another than 0. */
  public static String output(Path folder, String name, List<String> command) throws IOException {
    try (Program program = start(folder, name, command)) {
      program.process.getOutputStream().close();
      int status = program.awaitExit(RUN_LIMIT);
      if (status != 0) {
        throw new AssertionError(command + " exits with " + status + ":\n" + program.written());
      }
      return program.written();
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** A line for its standard input. */
  public void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its standard input. */
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Asks it to end, as an operator does. */
  public void terminate() {
    // Unlike the process's own method, this leaves its streams open.
    process.toHandle().destroy();
  }

  /** Waits until it has written this. */
  public void awaitWritten(String text) {
    Wait.until(
        () -> {
          if (!process.isAlive() && !written().contains(text)) {
            throw new AssertionError("it has ended:\n" + written());
          }
          return written().contains(text);
        },
        () -> "no \"" + text + "\":\n" + written());
  }

  /** All that it has written so far. */
  public String written() {
    try {
      return Files.readString(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; its exit status. */
  public int awaitExit() {
    return awaitExit(END_LIMIT);
  }

  private int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it does not end:\n" + written());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitExit();
  }
}
