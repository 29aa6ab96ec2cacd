package io.guestbeat.heartbeat.gates;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process and all that it started. */
final class ProcessTree {
  private ProcessTree() {}

  /** Kills them all; before Java 9, which cannot tell what it started, the process alone. */
  static void kill(Process process) {
    try {
      Method descendants = Process.class.getMethod("descendants");
      Method destroy = Class.forName("java.lang.ProcessHandle").getMethod("destroyForcibly");
      List<?> started = ((Stream<?>) descendants.invoke(process)).collect(Collectors.toList());
      process.destroyForcibly();
      for (Object handle : started) {
        destroy.invoke(handle);
      }
    } catch (ReflectiveOperationException e) {
      process.destroyForcibly();
    }
  }
}
