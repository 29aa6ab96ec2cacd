package io.guestbeat.insight.alarm;

import java.time.Duration;

/**
 * Something that is on or off, and changes only once what speaks for it has held for a while
 * without a break. For one thread.
 */
public final class SustainedSwitch {
  private final long riseNanos;
  private final long fallNanos;
  private boolean isOn;
  private boolean isPending;
  private long pendingSinceNanos;

  /**
   * One that is off.
   *
   * @param rise how long it takes to be on
   * @param fall how long it takes to be off again
   */
  public SustainedSwitch(Duration rise, Duration fall) {
    riseNanos = rise.toNanos();
    fallNanos = fall.toNanos();
  }

  /**
   * Takes what is so now.
   *
   * @param nowNanos a time that only goes on
   * @param rises whether it is to be on
   * @param falls whether it is to be off; where neither is so it stays as it is, and what was about
   *     to be on goes on being so
   * @return whether it is on
   */
  public boolean tick(long nowNanos, boolean rises, boolean falls) {
    boolean changes = isOn ? falls : rises;
    if (isOn ? !falls : falls) {
      isPending = false;
      return isOn;
    }
    if (changes && !isPending) {
      isPending = true;
      pendingSinceNanos = nowNanos;
    }
    if (changes && nowNanos - pendingSinceNanos >= (isOn ? fallNanos : riseNanos)) {
      isOn = !isOn;
      isPending = false;
    }
    return isOn;
  }

  /** Takes that nobody knows: it stays as it is, and what was about to change it begins anew. */
  public boolean tickUnknown() {
    isPending = false;
    return isOn;
  }

  /** Returns whether it is on. */
  public boolean isOn() {
    return isOn;
  }
}
