package io.guestbeat.heartbeat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * The effect of SIGTERM on a JVM. Only a JVM that handles the signal runs its shutdown hooks, and
 * with them the clean end of the heartbeat; {@code -Xrs}, which is usual on services, prevents
 * that. On Linux the kernel is asked, so that it does not matter where the option was given, or
 * whether it was another cause.
 */
public enum StopSignal {
  /** The JVM ends with its shutdown hooks. */
  HANDLED,

  /** The kernel ends the process; no shutdown hook runs. */
  FATAL,

  /** Nothing happens: whoever stops the process has to kill it in the end. */
  IGNORED,

  /** It cannot be determined. */
  UNKNOWN;

  private static final Path PROC = Paths.get("/proc");
  private static final int TERM = 15;
  private static final String CAUGHT = "SigCgt:";
  private static final String IGNORING = "SigIgn:";

  /** Returns that of this JVM. Cheap on Linux; elsewhere it loads the JDK's management beans. */
  public static StopSignal ofThisJvm() {
    StopSignal found = in(PROC.resolve("self/status"));
    return found == UNKNOWN ? byOption() : found;
  }

  /** Returns that of the process of this number; {@link #UNKNOWN} where there is no Linux. */
  public static StopSignal ofProcess(long pid) {
    return in(PROC.resolve(Long.toString(pid)).resolve("status"));
  }

  /** Returns what a status file of Linux's {@code /proc} says. */
  static StopSignal in(Path status) {
    try {
      StopSignal found = FATAL;
      boolean isComplete = false;
      for (String line : new String(Files.readAllBytes(status), ISO_8859_1).split("\n")) {
        if (line.startsWith(CAUGHT)) {
          isComplete = true;
          found = has(line.substring(CAUGHT.length())) ? HANDLED : found;
        } else if (line.startsWith(IGNORING) && has(line.substring(IGNORING.length()))) {
          found = IGNORED;
        }
      }
      return isComplete ? found : UNKNOWN;
    } catch (IOException | NumberFormatException | SecurityException e) {
      return UNKNOWN;
    }
  }

  private static boolean has(String mask) {
    return (Long.parseUnsignedLong(mask.trim(), 16) & (1L << (TERM - 1))) != 0;
  }

  private static StopSignal byOption() {
    try {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (bean == null) {
        return UNKNOWN;
      }
      return Boolean.parseBoolean(bean.getVMOption("ReduceSignalUsage").getValue())
          ? FATAL
          : HANDLED;
    } catch (IllegalArgumentException | SecurityException | LinkageError noSuchOption) {
      return UNKNOWN;
    }
  }
}
