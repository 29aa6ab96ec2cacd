package io.guestbeat.agent.heartbeat;

import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes a process stand still, as an operator's or a container's signal does. */
final class StoppedProcess {
  private StoppedProcess() {}

  /** Holds the process for so long, and has this happen as soon as it stands still. */
  static void of(long pid, Duration span, Runnable meanwhile) throws Exception {
    signal(pid, "STOP");
    try {
      Wait.until(() -> state(pid) == 'T', () -> "it does not stop");
      long began = System.nanoTime();
      meanwhile.run();
      // Longer than anything else is waited for.
      while (System.nanoTime() - began <= span.toNanos()) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    } finally {
      signal(pid, "CONT");
    }
  }

  private static void signal(long pid, String name) {
    ProgramBuilder.of("kill", "-" + name, Long.toString(pid)).output();
  }

  /** As Linux shows it, behind the name in parentheses. */
  private static char state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
