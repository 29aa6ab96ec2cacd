package io.guestbeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes pieces of text of which none is cut short by Ctrl+C: the JVM's end waits for the one that
 * is being written, and lets no other begin. For one thread.
 */
final class CheckedOutput implements AutoCloseable {
  /** A reader that has stopped reading does not hold up the end for longer. */
  private static final long PATIENCE_SECONDS = 2;

  private final PrintWriter out;
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread atTheEnd = new Thread(this::endWriting, "guestbeat-output-end");

  private CheckedOutput(PrintWriter out) {
    this.out = out;
  }

  static CheckedOutput to(PrintWriter out) {
    CheckedOutput output = new CheckedOutput(out);
    Runtime.getRuntime().addShutdownHook(output.atTheEnd);
    return output;
  }

  void write(String piece) throws IOException {
    writing.lock();
    try {
      out.print(piece);
      // The writer does not ask the stream that it writes to.
      if (out.checkError() || System.out.checkError()) {
        throw new IOException("standard output is closed, or its disk full");
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException theJvmEnds) {
      // Then it has begun.
    }
  }

  /** Takes the lock and keeps it. */
  void endWriting() {
    try {
      writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
