package io.guestbeat.host.guestrpc.socket;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The privileged source ports, from which each connection takes another one. Real hosts hang for
 * seconds, or refuse, where a port is used again too soon: there lies a time between two uses of
 * one, however often connections are replaced. Safe between threads.
 */
final class SourcePorts {
  /** None is below, as in the C library's {@code rresvport}: the low ones have their owners. */
  static final int LOWEST = 512;

  static final int HIGHEST = 1023;

  /** Seen to be enough on real hosts. */
  static final Duration BETWEEN_USES = Duration.ofMillis(50);

  private static final int COUNT = HIGHEST - LOWEST + 1;

  private final LongSupplier nanoClock;
  private final boolean[] isUsed = new boolean[COUNT];
  private final long[] lastUseNanos = new long[COUNT];
  private int next;

  /**
   * Ports that begin with the one that this number chooses, so that processes that follow each
   * other, as those of the command line do, begin with different ones.
   */
  SourcePorts(long number, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    next = (int) Math.floorMod(number, (long) COUNT);
  }

  /** Takes the next port that has rested; 0 if none has. */
  synchronized int take() {
    long now = nanoClock.getAsLong();
    for (int tried = 0; tried < COUNT; tried++) {
      int index = next;
      next = (next + 1) % COUNT;
      if (!isUsed[index] || now - lastUseNanos[index] >= BETWEEN_USES.toNanos()) {
        use(index, now);
        return HIGHEST - index;
      }
    }
    return 0;
  }

  /** Notes that the use of a port that was taken has ended only now. */
  synchronized void release(int port) {
    if (port >= LOWEST && port <= HIGHEST) {
      use(HIGHEST - port, nanoClock.getAsLong());
    }
  }

  private void use(int index, long nowNanos) {
    isUsed[index] = true;
    lastUseNanos[index] = nowNanos;
  }
}
