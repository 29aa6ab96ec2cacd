package io.guestbeat.agent.runtime;

import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.agent.options.Place;
import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.machine.RegularFile;
import io.guestbeat.text.InstantText;
import io.guestbeat.text.OneLine;
import io.guestbeat.text.ReasonText;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes Guestbeat's log, one line per message with its time: to the process's own standard error,
 * which no {@code System.setErr} of the application redirects, or to the end of a file. Never holds
 * up who logs for longer than a moment, and never floods. Safe between threads.
 */
final class AgentLog implements Closeable {
  private static final int NONE = -1;
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(1);

  private final LogLevel level;
  private final LineWriter writer;
  private final LogRateLimit floodgate;

  /** The file once it is open; standard error is the process's and stays open. */
  private volatile Closeable file = () -> {};

  private AgentLog(LogLevel level, Optional<Path> path, OutputStream out, LongSupplier nanoClock) {
    this.level = level;
    this.writer =
        new LineWriter(
            () -> path.isPresent() ? opened(path.get()) : out,
            lost ->
                line(
                    LogLevel.WARN, lost + " lines lost: the log could not be written fast enough"));
    this.floodgate = new LogRateLimit(nanoClock);
  }

  /** A log at the end of this file; where that cannot be opened it says so on standard error. */
  static AgentLog open(LogLevel level, Optional<Place> file) {
    AgentLog log =
        new AgentLog(level, file.flatMap(Place::path), standardError(), NanoClock.OF_THIS_JVM);
    if (file.isPresent() && !file.get().path().isPresent()) {
      log.error(
          "log.file cannot be opened, so lines go to standard error: this platform "
              + "cannot express the name "
              + file.get());
    }
    return log;
  }

  static AgentLog toStandardError(LogLevel level) {
    return to(standardError(), level);
  }

  static AgentLog to(OutputStream out, LogLevel level) {
    return to(out, level, NanoClock.OF_THIS_JVM);
  }

  static AgentLog to(OutputStream out, LogLevel level, LongSupplier nanoClock) {
    return new AgentLog(level, Optional.empty(), out, nanoClock);
  }

  void error(String message) {
    log(LogLevel.ERROR, message);
  }

  void warn(String message) {
    log(LogLevel.WARN, message);
  }

  /** A warning that no other lines may crowd out. */
  void warnInAnyCase(String message) {
    if (level.includes(LogLevel.WARN)) {
      writer.write(line(LogLevel.WARN, message));
    }
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
      writer.write(StackTraceText.of(cause));
    }
  }

  /** Closes the file, unless it still takes nothing. */
  @Override
  public void close() {
    boolean isDone = writer.flush(LONGEST_FLUSH);
    writer.close();
    try {
      if (isDone) {
        file.close();
      }
    } catch (IOException e) {
      // All of it is written.
    }
  }

  private void log(LogLevel messageLevel, String message) {
    if (!level.includes(messageLevel)) {
      return;
    }
    // Who debugs wants to see all, and what is wrong with Guestbeat itself is never too much.
    boolean isUnlimited = level.includes(LogLevel.DEBUG) || messageLevel == LogLevel.ERROR;
    long leftOut = isUnlimited ? 0 : floodgate.enter();
    if (leftOut > 0) {
      writer.write(line(LogLevel.WARN, leftOut + " lines left out here: too many in a short time"));
    }
    if (leftOut >= 0) {
      writer.write(line(messageLevel, message));
    }
  }

  private static String line(LogLevel level, String message) {
    return InstantText.of(Instant.now())
        + (" guestbeat: " + level + " " + OneLine.ofMessage(message))
        + System.lineSeparator();
  }

  /**
   * Opened by the thread that writes: nobody else waits for the reader of a pipe that this process
   * was given as a descriptor. What it was given as standard output or error may be a socket, which
   * nobody can open by its name.
   */
  private OutputStream opened(Path path) throws IOException {
    try {
      RegularFile named = RegularFile.at(path);
      switch (named.descriptor().orElse(NONE)) {
        case STANDARD_OUTPUT:
          return new FileOutputStream(FileDescriptor.out);
        case STANDARD_ERROR:
          return standardError();
        default:
          OutputStream opened = named.append();
          file = opened;
          return new ToldOfWhenFull(opened, path);
      }
    } catch (IOException | SecurityException e) {
      OutputStream standardError = standardError();
      String notice =
          line(LogLevel.ERROR, "log.file cannot be opened, so lines go to standard error: " + e);
      if (level.includes(LogLevel.ERROR)) {
        standardError.write(notice.getBytes(Charset.defaultCharset()));
      }
      return standardError;
    }
  }

  private static OutputStream standardError() {
    return new FileOutputStream(FileDescriptor.err);
  }

  /** A file that says on standard error, once until it takes lines again, that it takes none. */
  private final class ToldOfWhenFull extends FilterOutputStream {
    private final Path path;
    private boolean isTold;

    ToldOfWhenFull(OutputStream file, Path path) {
      super(file);
      this.path = path;
    }

    @Override
    public void write(byte[] line) throws IOException {
      try {
        out.write(line);
        isTold = false;
      } catch (IOException e) {
        if (!isTold && level.includes(LogLevel.WARN)) {
          isTold = true;
          String notice = line(LogLevel.WARN, path + " cannot be written: " + ReasonText.of(e));
          standardError().write(notice.getBytes(Charset.defaultCharset()));
        }
        throw e;
      }
    }
  }
}
