package io.guestbeat.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program writes to one stream. A thread of its own reads it as it comes, so that the
 * program never waits for the test. Thread-safe.
 */
final class Output {
  private final StringBuilder text = new StringBuilder();
  private int passed;
  private boolean hasEnded;

  private Output() {}

  /** Reads this stream, writes what it reads to the copy too, and closes that at the end. */
  static Output of(InputStream stream, Writer copy) {
    Output output = new Output();
    Reader reader = new InputStreamReader(stream, UTF_8);
    Thread thread = new Thread(() -> output.read(reader, copy), "output of a program");
    thread.setDaemon(true);
    thread.start();
    return output;
  }

  /** Returns the next line; null at the end. */
  synchronized String nextLine(Duration limit) {
    long giveUp = System.nanoTime() + limit.toNanos();
    int end = text.indexOf("\n", passed);
    while (end < 0 && !hasEnded) {
      if (!awaitChange(giveUp)) {
        throw new AssertionError("no further line after:\n" + text);
      }
      end = text.indexOf("\n", passed);
    }
    if (end < 0 && passed == text.length()) {
      return null;
    }
    String line = text.substring(passed, end < 0 ? text.length() : end);
    passed = end < 0 ? text.length() : end + 1;
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Passes over the rest; waits for its end no longer than this, as others may have the stream. */
  synchronized void passAll(Duration limit) {
    long giveUp = System.nanoTime() + limit.toNanos();
    while (!hasEnded && awaitChange(giveUp)) {}
    passed = text.length();
  }

  /** Returns the lines that were passed so far. */
  synchronized List<String> passedLines() {
    return text.substring(0, passed).lines().toList();
  }

  /** Returns all that was written so far. */
  synchronized String text() {
    return text.toString();
  }

  /** Waits for more, or for the end; false where it is too late for that. */
  private synchronized boolean awaitChange(long giveUp) {
    long left = giveUp - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read(Reader reader, Writer copy) {
    try (Writer log = copy) {
      char[] some = new char[4096];
      for (int length = reader.read(some); length >= 0; length = reader.read(some)) {
        log.write(some, 0, length);
        log.flush();
        append(some, length);
      }
    } catch (IOException theProgramWasEnded) {
      // Its streams were closed with it.
    } finally {
      end();
    }
  }

  private synchronized void append(char[] some, int length) {
    text.append(some, 0, length);
    notifyAll();
  }

  private synchronized void end() {
    hasEnded = true;
    notifyAll();
  }
}
