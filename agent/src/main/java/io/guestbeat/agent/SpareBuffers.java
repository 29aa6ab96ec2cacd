package io.guestbeat.agent;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Buffers that are used again. The contents of three hundred classes, in a fresh array each, would
 * be some megabytes of an application's heap until its next collection. Safe between threads.
 */
final class SpareBuffers {
  /** Most classes are smaller. */
  private static final int LEAST_BYTES = 16 << 10;

  private final Deque<byte[]> spare = new ArrayDeque<>();

  /** Returns a buffer of at least this length, with anything in it, for the caller alone. */
  synchronized byte[] take(int length) {
    byte[] buffer = spare.poll();
    return buffer != null && buffer.length >= length
        ? buffer
        : new byte[Math.max(length, LEAST_BYTES)];
  }

  /** Takes a buffer back, which the caller does not use any more. */
  synchronized void giveBack(byte[] buffer) {
    spare.push(buffer);
  }
}
