package io.guestbeat.agent.runtime;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What Guestbeat tells the operator, one line each: on the process's own standard error, which no
 * {@code System.setErr} of the application redirects, or at the end of a file. Safe between
 * threads.
 */
final class AgentLog implements Closeable {
  private final LogLevel level;
  private final OutputStream out;
  private final boolean isFile;

  private AgentLog(LogLevel level, OutputStream out, boolean isFile) {
    this.level = level;
    this.out = out;
    this.isFile = isFile;
  }

  /** Opens the log; where the file cannot be opened it says so and uses standard error. */
  static AgentLog open(LogLevel level, Optional<Place> file) {
    AgentLog standardError = toStandardError(level);
    if (!file.isPresent()) {
      return standardError;
    }
    Optional<Path> path = file.get().path();
    if (!path.isPresent()) {
      standardError.error(
          "log.file cannot be opened, so this is standard error: this platform cannot express the"
              + " name "
              + file.get());
      return standardError;
    }
    try {
      return new AgentLog(
          level,
          Files.newOutputStream(path.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true);
    } catch (IOException | RuntimeException e) {
      standardError.error("log.file cannot be opened, so this is standard error: " + e);
      return standardError;
    }
  }

  static AgentLog toStandardError(LogLevel level) {
    return to(new FileOutputStream(FileDescriptor.err), level);
  }

  static AgentLog to(OutputStream out, LogLevel level) {
    return new AgentLog(level, out, false);
  }

  void error(String message) {
    log(LogLevel.ERROR, message);
  }

  void warn(String message) {
    log(LogLevel.WARN, message);
  }

  void info(String message) {
    log(LogLevel.INFO, message);
  }

  void debug(String message) {
    log(LogLevel.DEBUG, message);
  }

  /** An error and what caused it; with its stack trace where debugging is wanted. */
  void error(String message, Throwable cause) {
    error(message + ": " + cause);
    if (level.includes(LogLevel.DEBUG)) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace, true));
      write(trace.toString());
    }
  }

  /** Closes the file; standard error is the process's and stays open. */
  @Override
  public void close() throws IOException {
    if (isFile) {
      out.close();
    }
  }

  private void log(LogLevel messageLevel, String message) {
    if (level.includes(messageLevel)) {
      // A file outlives the terminal that would have shown the time.
      String time = isFile ? Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " : "";
      String line = message.replaceAll("[\\p{Cntrl} ]+", " ");
      write(time + "guestbeat: " + messageLevel + " " + line + System.lineSeparator());
    }
  }

  /** In one call, so that lines of several threads do not mix. */
  private synchronized void write(String text) {
    try {
      out.write(text.getBytes(Charset.defaultCharset()));
    } catch (IOException e) {
      // A full disk must not end what the log is about, and there is no other place to say it.
    }
  }
}
