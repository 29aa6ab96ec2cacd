package io.guestbeat.host.vmware;

import io.guestbeat.guest.GuestException;
import java.time.Duration;

/**
 * The delay after which a handle may be opened again when updates have failed: at once after the
 * first, then after a second, two, four and so on up to {@link #LONGEST}. For one thread.
 */
final class ReopenDelay {
  static final Duration LONGEST = Duration.ofSeconds(30);

  private GuestException lastFailure;
  private long delayNanos;
  private long mayOpenAtNanos;

  /**
   * Lets pass who may open now.
   *
   * @throws GuestException the last failure, if it is too early
   */
  void requireOver(long nowNanos) {
    if (lastFailure != null && mayOpenAtNanos - nowNanos > 0) {
      throw lastFailure;
    }
  }

  void failed(GuestException failure, long nowNanos) {
    if (lastFailure == null) {
      delayNanos = 0;
    } else {
      long atLeast = Duration.ofSeconds(1).toNanos();
      delayNanos = Math.min(LONGEST.toNanos(), Math.max(atLeast, 2 * delayNanos));
    }
    lastFailure = failure;
    mayOpenAtNanos = nowNanos + delayNanos;
  }

  void succeeded() {
    lastFailure = null;
  }
}
