package io.guestbeat.heartbeat.dryrun;

import io.guestbeat.appmonitor.Sensitivity;
import java.time.Duration;

/**
 * vSphere HA's clock for one virtual machine, as a function of the time that it is given: 30 s
 * after the last heartbeat the status is red, and a failure interval later the machine is reset.
 * Knows nothing of HA's minimum uptime and most resets. For one thread at a time.
 */
final class HaClock {
  private final Duration untilRed;
  private final Duration untilReset;
  private Stage stage = Stage.GRAY;
  private long last;

  /** When the machine is reset; from red on. */
  private long resetAt;

  HaClock(Duration failureInterval) {
    untilRed = Sensitivity.gapToRed();
    untilReset = untilRed.plus(failureInterval);
  }

  /**
   * A heartbeat is waited for from now on; one that was waited for already is waited for as before.
   */
  void watch(long now) {
    if (stage == Stage.GRAY) {
      heard(now);
    }
  }

  /** No heartbeat is waited for. */
  void forget() {
    stage = Stage.GRAY;
  }

  /** A heartbeat has come. */
  void heard(long now) {
    last = now;
    resetAt = now + untilReset.toNanos();
    stage = Stage.GREEN;
  }

  /** A reset was asked for, and is done at this time. */
  void reset(long now) {
    resetAt = now;
    stage = Stage.RESET;
  }

  /** Returns how far it is at this time. */
  Stage at(long now) {
    if (stage == Stage.GREEN && now - redAt() >= 0) {
      stage = Stage.RED;
    }
    if (stage == Stage.RED && now - resetAt >= 0) {
      stage = Stage.RESET;
    }
    return stage;
  }

  /** Returns how far it was when it was last asked. */
  Stage stage() {
    return stage;
  }

  /** Returns when the last heartbeat was. */
  long last() {
    return last;
  }

  /** Returns when the status turns red, or has turned. */
  long redAt() {
    return last + untilRed.toNanos();
  }

  /** Returns when the machine is reset, or would have been. */
  long resetAt() {
    return resetAt;
  }

  /** How far a silence has come. */
  enum Stage {
    /** vSphere HA waits for no heartbeat. */
    GRAY,
    /** The next heartbeat is not overdue. */
    GREEN,
    /** It is overdue. */
    RED,
    /** The machine is reset; a heartbeat that comes all the same begins anew. */
    RESET
  }
}
