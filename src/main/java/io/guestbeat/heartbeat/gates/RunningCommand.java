package io.guestbeat.heartbeat.gates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/**
 * A command while it runs, without a thread of its own: the one thread that uses it reads what it
 * prints whenever there is something, and keeps the end.
 */
final class RunningCommand implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 20;
  private static final int LONGEST_TAIL = 1024;

  private final Process process;
  private final byte[] buffer = new byte[8192];
  private String tail = "";

  private RunningCommand(Process process) {
    this.process = process;
  }

  /** Starts it, with nothing on its standard input. */
  static RunningCommand start(CommandLine command) throws IOException {
    Process process = new ProcessBuilder(command.words()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new RunningCommand(process);
  }

  /** Waits for its end; false if it has not ended by then. */
  boolean endsBefore(Deadline deadline) throws InterruptedException {
    while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      readWhatIsThere();
      if (deadline.hasPassed()) {
        return false;
      }
    }
    readWhatIsThere();
    return true;
  }

  int exitCode() {
    return process.exitValue();
  }

  /** The last line it printed, as the end of a sentence; empty if it printed nothing. */
  String lastLine() {
    String printed = tail.trim();
    String line = printed.substring(printed.lastIndexOf('\n') + 1);
    return line.isEmpty() ? "" : ": " + Excerpt.of(line);
  }

  /** Kills it if it still runs, with all that it started, and gives back its pipes. */
  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      ProcessTree.kill(process);
    }
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  private void readWhatIsThere() {
    try {
      InputStream output = process.getInputStream();
      for (int there = output.available(); there > 0; there = output.available()) {
        int count = output.read(buffer, 0, Math.min(there, buffer.length));
        keepEndOf(tail + new String(buffer, 0, Math.max(0, count), Charset.defaultCharset()));
      }
    } catch (IOException e) {
      // The exit code is the verdict; what was printed only explains it.
      tail = "what it printed cannot be read: " + e.getMessage();
    }
  }

  private void keepEndOf(String printed) {
    tail = printed.substring(Math.max(0, printed.length() - LONGEST_TAIL));
  }
}
