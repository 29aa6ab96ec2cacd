package io.guestbeat.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One process of a test, spoken to by lines. It is ended after {@link #LIMIT_SECONDS} at the
 * latest, so that reading from it always returns.
 */
final class GuestProcess implements AutoCloseable {
  private static final int LIMIT_SECONDS = Integer.getInteger("guestbeat.process.limit", 60);

  private final List<String> command;
  private final Process process;
  private final BufferedReader lines;
  private final Path errors;

  private GuestProcess(List<String> command, Process process, Path errors) {
    this.command = command;
    this.process = process;
    this.errors = errors;
    lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  static GuestProcess start(ProcessBuilder builder) {
    try {
      Path errors = Files.createTempFile("guestbeat-conformance", ".err");
      errors.toFile().deleteOnExit();
      Process process = builder.redirectError(errors.toFile()).start();
      CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      return new GuestProcess(builder.command(), process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line that it prints. */
  String line() {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw failure("ended early");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it an empty line to read. */
  void nudge() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it still prints until it ends well. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rest.add(line);
      }
      int status = process.waitFor();
      if (status != 0) {
        throw failure("ended with status " + status + " after " + rest);
      }
      return rest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was not waited for");
    }
  }

  /** What it has printed on standard error, for messages. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it, without a chance to clean up. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AssertionError failure(String what) {
    return new AssertionError(command + " " + what + ": " + errors());
  }
}
