package io.guestbeat.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started. Closing ends it and what it has started. Waiting for what it writes
 * ends when it does, which is in bounded time. Used by one thread.
 */
public final class Program implements AutoCloseable {
  /** A program that it has left behind may keep its streams open. */
  private static final Duration REST_LIMIT = Duration.ofSeconds(5);

  private final String command;
  private final Process process;
  private final Output output;
  private final Output errors;
  private Duration limit;
  private CompletableFuture<Void> end;

  Program(String command, Process process, Output output, Output errors, Duration limit) {
    this.command = command;
    this.process = process;
    this.output = output;
    this.errors = errors;
    this.limit = limit;
    end = endLater();
  }

  /** Ends it after so long from now, no sooner. */
  public Program endWithin(Duration limit) {
    end.cancel(false);
    this.limit = limit;
    end = endLater();
    return this;
  }

  private CompletableFuture<Void> endLater() {
    Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(this::kill, later);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns all programs that it has started and that still run. */
  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Waits for the next line of its output that contains this text. */
  public String awaitOutput(String text) {
    return await(output, text);
  }

  /** Waits for the next line of its errors that contains this text. */
  public String awaitError(String text) {
    return await(errors, text);
  }

  private String await(Output stream, String text) {
    for (String line = stream.nextLine(limit); line != null; line = stream.nextLine(limit)) {
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("no line with \"" + text + "\" of " + command + ":\n" + written());
  }

  /** Waits for the next line of its output; null at the end. */
  public String nextLine() {
    return output.nextLine(limit);
  }

  /** Waits until this is among all that it has written, output and errors. */
  public void awaitWritten(String text) {
    Wait.until(
        () -> {
          boolean isAlive = process.isAlive();
          if (!isAlive) {
            awaitRest();
          }
          boolean isWritten = output.text().contains(text) || errors.text().contains(text);
          if (!isAlive && !isWritten) {
            throw new AssertionError("no \"" + text + "\", and it has ended:\n" + written());
          }
          return isWritten;
        },
        () -> "no \"" + text + "\":\n" + written());
  }

  /** Returns the lines of its output that were awaited or passed over, after its end all. */
  public List<String> output() {
    return output.passedLines();
  }

  /** Returns the lines of its errors that were awaited or passed over, after its end all. */
  public List<String> errors() {
    return errors.passedLines();
  }

  /** Returns all that it has written so far, its errors last. */
  public String written() {
    return output.text() + errors.text();
  }

  /** Writes one line to its standard input. */
  public void send(String line) {
    type(line + "\n");
  }

  /** Writes this to its standard input. */
  public void type(String text) {
    try {
      process.getOutputStream().write(text.getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its standard input. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as an operator does. */
  public void terminate() {
    // Unlike the process's own method, this leaves its streams open.
    process.toHandle().destroy();
  }

  /** Presses Ctrl+C: of a shell, all programs of its line get the signal, and it waits for them. */
  public void interrupt() {
    List<ProcessHandle> line = descendants();
    (line.isEmpty() ? List.of(process.toHandle()) : line)
        .forEach(each -> signal("INT", each.pid()));
  }

  /** Sends it this signal. */
  public void signal(String name) {
    signal(name, pid());
  }

  private static void signal(String name, long pid) {
    ProgramBuilder.of("kill", "-" + name, Long.toString(pid)).output();
  }

  /** Ends its input, waits for its end, and returns its exit status. */
  public int finish() {
    endInput();
    return awaitExit();
  }

  /** Waits for its end, and returns its exit status. */
  public int awaitExit() {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(command + " does not end:\n" + written());
      }
      awaitRest();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void awaitRest() {
    output.passAll(REST_LIMIT);
    errors.passAll(REST_LIMIT);
  }

  /** Leaves its streams open: what it has written can still be read. */
  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    end.cancel(false);
    kill();
    awaitExit();
  }

  @Override
  public String toString() {
    return command;
  }
}
