package io.guestbeat.heartbeat.escalation;

import io.guestbeat.heartbeat.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One run of the operator's command. Its output is read by the thread that waits for it, and only
 * as far as it is there: a child of the command may keep the pipe open for ever.
 */
final class HookRun {
  private static final long LOOK_MS = 20;

  private final Process process;
  private final Duration timeLimit;
  private final LastLine lastLine = new LastLine();
  private final byte[] buffer = new byte[8192];

  private HookRun(Process process, Duration timeLimit) {
    this.process = process;
    this.timeLimit = timeLimit;
  }

  static HookOutcome of(ProcessBuilder builder, Duration timeLimit) {
    try {
      return new HookRun(builder.start(), timeLimit).toEnd();
    } catch (IOException e) {
      return new HookOutcome(false, "could not be run: " + e.getMessage());
    }
  }

  private HookOutcome toEnd() throws IOException {
    try (InputStream output = process.getInputStream()) {
      process.getOutputStream().close();
      if (!awaitEnd(output)) {
        // Killing it closes its output: what it said was read before.
        ProcessTree.kill(process);
        return new HookOutcome(false, "was killed after " + DurationText.of(timeLimit) + said());
      }
      drain(output);
      int status = process.exitValue();
      return new HookOutcome(status == 0, "ended with status " + status + said());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookOutcome(false, "was killed as Guestbeat ends");
    } finally {
      ProcessTree.kill(process);
    }
  }

  /** Whether it ended by itself within its time; reads what it prints meanwhile. */
  private boolean awaitEnd(InputStream output) throws IOException, InterruptedException {
    long end = System.nanoTime() + timeLimit.toNanos();
    while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
      drain(output);
      if (System.nanoTime() - end >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads at most a megabyte at a time, so that a command that only prints is stopped too. */
  private void drain(InputStream output) throws IOException {
    for (int reads = 0; reads < 128 && output.available() > 0; reads++) {
      int count = output.read(buffer);
      lastLine.add(buffer, Math.max(0, count));
    }
  }

  private String said() {
    String line = lastLine.text();
    return line.isEmpty() ? "" : ": " + line;
  }
}
