package io.guestbeat.guest;

/**
 * Names the span in which counters continue. vMotion, resume and a revert to a snapshot end a
 * session; the ids of two virtual machines cannot be compared. Unsigned 64 bits; 0 means no data.
 * Immutable.
 */
public final class SessionId {
  private final long bits;

  private SessionId(long bits) {
    this.bits = bits;
  }

  /**
   * Returns the id of this value.
   *
   * @param bits read as unsigned; 0 means no data
   */
  public static SessionId of(long bits) {
    return new SessionId(bits);
  }

  /** Returns the unsigned 64-bit value. */
  public long bits() {
    return bits;
  }

  /** Returns the value in decimal, as VMware's tools print it. */
  public String toUnsignedString() {
    return Long.toUnsignedString(bits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionId && ((SessionId) other).bits == bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  /** {@code 0x} and 16 hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("0x%016x", bits);
  }
}
