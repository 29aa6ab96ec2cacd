package io.guestbeat.guest;

/** How many bits the API gives a statistic. All are unsigned. */
public enum Width {
  UINT32(4),
  UINT64(8);

  private final int bytes;

  Width(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  /** Whether {@code value}, read as unsigned, fits. */
  public boolean holds(long value) {
    return this == UINT64 || value >>> 32 == 0;
  }
}
