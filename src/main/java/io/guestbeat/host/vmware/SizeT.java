package io.guestbeat.host.vmware;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** C's {@code size_t}. Public since JNA makes instances of it. */
public final class SizeT extends IntegerType {
  private static final long serialVersionUID = 1L;

  /** The number of bytes it takes. */
  static final int BYTES = Native.SIZE_T_SIZE;

  public SizeT() {
    this(0);
  }

  public SizeT(long value) {
    super(BYTES, value, true);
  }

  /** Reads one from memory. */
  static long read(Pointer at) {
    return BYTES == Long.BYTES ? at.getLong(0) : at.getInt(0) & 0xFFFFFFFFL;
  }

  /** Writes one to memory. */
  static void write(Pointer at, long value) {
    if (BYTES == Long.BYTES) {
      at.setLong(0, value);
    } else {
      at.setInt(0, (int) value);
    }
  }
}
