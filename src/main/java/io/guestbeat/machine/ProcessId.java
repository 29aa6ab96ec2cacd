package io.guestbeat.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The number by which the system knows this process. */
public final class ProcessId {
  private static final Path SELF = Paths.get("/proc/self");

  private ProcessId() {}

  /** The link first, as Java 8 asks the name service for the host's name before it says a pid. */
  public static String ofThis() {
    if (Files.isSymbolicLink(SELF)) {
      try {
        return Files.readSymbolicLink(SELF).toString();
      } catch (IOException e) {
        return ofRuntime();
      }
    }
    return ofRuntime();
  }

  private static String ofRuntime() {
    return ManagementFactory.getRuntimeMXBean().getName().replaceAll("\\D.*", "");
  }
}
