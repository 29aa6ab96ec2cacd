package io.guestbeat.benchmarks.startup;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.time.Duration;

/** The processor time of the child processes that have ended, as {@code getrusage(2)} has it. */
final class ChildrensCpu {
  private static final int RUSAGE_CHILDREN = -1;

  /** Of {@code struct rusage} the two times come first, each of seconds and microseconds. */
  private static final int TIMES = 2;

  private static final int RUSAGE_BYTES = 144;

  static {
    Native.register(ChildrensCpu.class, "c");
  }

  private ChildrensCpu() {}

  private static native int getrusage(int who, Pointer usage);

  static Duration untilNow() {
    try (Memory usage = new Memory(RUSAGE_BYTES)) {
      if (getrusage(RUSAGE_CHILDREN, usage) != 0) {
        throw new IllegalStateException("getrusage failed");
      }
      long micros = 0;
      for (int time = 0; time < TIMES; time++) {
        micros += usage.getLong(16L * time) * 1_000_000 + usage.getLong(16L * time + 8);
      }
      return Duration.ofNanos(micros * 1_000);
    }
  }
}
