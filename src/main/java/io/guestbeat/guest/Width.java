package io.guestbeat.guest;

/** The width in bits of a statistic. All are unsigned. */
public enum Width {
  /** 32 bits: 0 to 4294967295. */
  UINT32(4),
  /** 64 bits: 0 to 18446744073709551615. */
  UINT64(8);

  private final int bytes;

  Width(int bytes) {
    this.bytes = bytes;
  }

  /** Returns how many bytes it takes: 4 or 8. */
  public int bytes() {
    return bytes;
  }

  /** Returns whether {@code value}, read as unsigned, fits. */
  public boolean holds(long value) {
    return this == UINT64 || value >>> 32 == 0;
  }
}
