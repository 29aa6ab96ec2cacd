package io.guestbeat.benchmarks.steady;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * An application that creates the platform MBean server and then does nothing. For each line of its
 * input it says what the threads of the agent have allocated so far; ends with its input.
 */
public final class Idle {
  private static final String OURS = "guestbeat-";

  private Idle() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    ManagementFactory.getPlatformMBeanServer();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    System.out.println("ready");
    for (int read = System.in.read(); read >= 0; read = System.in.read()) {
      if (read == '\n') {
        System.out.println("allocated " + allocatedByAgent(threads));
      }
    }
  }

  private static long allocatedByAgent(ThreadMXBean threads) {
    long sum = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(OURS)) {
        sum += Math.max(0, threads.getThreadAllocatedBytes(thread.getId()));
      }
    }
    return sum;
  }
}
