package io.guestbeat.cli.attach;

/**
 * Watches the memory of this program while it attaches: the JDK reads the whole answer of the JVM,
 * which may be a stranger's and may have no end, and nothing interrupts it. Closed when the answer
 * is there.
 */
final class AnswerGuard implements AutoCloseable {
  /** In bytes; to attach takes a few MB, and garbage may stay for a while. */
  private static final long MOST_MEMORY = 256 << 20;

  private static final long LOOK_MS = 20;

  private final Thread thread;

  /** Watches the heap, and ends the program once the answer of this process has filled it. */
  AnswerGuard(long pid) {
    long most = usedHeap() + MOST_MEMORY;
    thread = new Thread(() -> watch(pid, most), "guestbeat-guard");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static void watch(long pid, long most) {
    try {
      while (usedHeap() <= most) {
        Thread.sleep(LOOK_MS);
      }
      end(pid);
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  private static long usedHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void end(long pid) {
    System.err.println(
        "guestbeat: the answer of process "
            + pid
            + " does not end: more than "
            + (MOST_MEMORY >> 20)
            + " MB of memory were filled while attaching, so this command ends here; leave that"
            + " process out");
    Runtime.getRuntime().halt(1);
  }
}
