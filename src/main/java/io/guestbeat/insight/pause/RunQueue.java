package io.guestbeat.insight.pause;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The time that one thread was ready to run and waited for a processor: behind other threads, or
 * for the next slice of a container's quota. Keeps one file open. For that thread.
 */
final class RunQueue implements AutoCloseable {
  /** Time on a processor, time waited for one, and how often it got one; in nanoseconds. */
  private static final String FILE = "/proc/thread-self/schedstat";

  private final byte[] text = new byte[80];
  private RandomAccessFile file;

  private RunQueue(RandomAccessFile file) {
    this.file = file;
  }

  static RunQueue ofThisThread() {
    try {
      return new RunQueue(new RandomAccessFile(FILE, "r"));
    } catch (IOException | SecurityException notLinuxOrNotCounted) {
      return new RunQueue(null);
    }
  }

  /** Returns what it has waited since it began; 0 where that is not known. */
  long waitedNanos() {
    if (file == null) {
      return 0;
    }
    try {
      file.seek(0);
      return second(text, file.read(text));
    } catch (IOException e) {
      close();
      return 0;
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException nothingIsLost) {
        // It was only read.
      }
      file = null;
    }
  }

  /** Returns the second number of a line, read without making anything of it. */
  static long second(byte[] line, int length) {
    int at = 0;
    while (at < length && line[at] != ' ') {
      at++;
    }
    long number = 0;
    for (at++; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
      number = number * 10 + (line[at] - '0');
    }
    return number;
  }
}
