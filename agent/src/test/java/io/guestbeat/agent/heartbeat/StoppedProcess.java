package io.guestbeat.agent.heartbeat;

import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
      Wait.until(() -> System.nanoTime() - began > span.toNanos(), () -> "time stands still");
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
