package io.guestbeat.heartbeat.command;

import java.lang.reflect.Method;
import java.util.stream.Stream;

/** A process and those that it started. */
final class ProcessTree {
  private ProcessTree() {}

  /** Kills them all. Java 8 cannot say which it started: there it kills the process alone. */
  static void kill(Process process) {
    if (!process.isAlive()) {
      return;
    }
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Method kill = handle.getMethod("destroyForcibly");
      Stream<?> started = (Stream<?>) Process.class.getMethod("descendants").invoke(process);
      // All are found first: a process whose parent has been killed is no longer a descendant.
      for (Object child : started.toArray()) {
        kill.invoke(child);
      }
    } catch (ReflectiveOperationException e) {
      // Java 8, or a child that may not be killed; its parent is killed all the same.
      process.destroyForcibly();
      return;
    }
    process.destroyForcibly();
  }
}
