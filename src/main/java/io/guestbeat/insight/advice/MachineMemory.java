package io.guestbeat.insight.advice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.OptionalDouble;

/** The memory of this machine, not of a container in it. Stateless. */
final class MachineMemory {
  private static final Path MEMINFO = Paths.get("/proc/meminfo");
  private static final String FIRST_WORD = "MemTotal:";
  private static final int FIRST_LINE_BYTES = 64;
  private static final double KB_PER_MB = 1 << 10;
  private static final double BYTES_PER_MB = 1 << 20;

  private MachineMemory() {}

  /** Somewhat less than the VM was given, for what its system keeps. */
  static OptionalDouble mb() {
    byte[] line = new byte[FIRST_LINE_BYTES];
    try (InputStream in = Files.newInputStream(MEMINFO)) {
      int length = in.read(line);
      return ofMeminfo(new String(line, 0, Math.max(0, length), US_ASCII));
    } catch (IOException notLinux) {
      return ofJvm();
    }
  }

  /** Of the beginning of such a file: {@code MemTotal: 16301884 kB}. */
  static OptionalDouble ofMeminfo(String text) {
    int end = text.indexOf(" kB");
    if (!text.startsWith(FIRST_WORD) || end < 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Long.parseLong(text.substring(FIRST_WORD.length(), end).trim()) / KB_PER_MB);
  }

  private static OptionalDouble ofJvm() {
    try {
      com.sun.management.OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
      return system == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(system.getTotalPhysicalMemorySize() / BYTES_PER_MB);
    } catch (IllegalArgumentException | LinkageError anotherJvm) {
      return OptionalDouble.empty();
    }
  }
}
