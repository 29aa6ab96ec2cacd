package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Width;
import java.nio.ByteBuffer;

/** A statistic's value on the wire: as wide as the statistic, in the buffer's byte order. */
final class WireValue {
  private WireValue() {}

  /** Reads the value into the snapshot; one that is not valid is there, and means nothing. */
  static void read(ByteBuffer in, Statistic statistic, boolean valid, Snapshot.Builder snapshot) {
    boolean narrow = statistic.width() == Width.UINT32;
    long value = narrow ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
    if (valid) {
      snapshot.value(statistic, value);
    } else {
      snapshot.unavailable(statistic, GuestError.NOT_AVAILABLE);
    }
  }

  /** Writes the snapshot's value, 0 where it has none. */
  static void write(ByteBuffer out, Statistic statistic, Snapshot snapshot) {
    long value = snapshot.value(statistic).orElse(0);
    if (statistic.width() == Width.UINT32) {
      out.putInt((int) value);
    } else {
      out.putLong(value);
    }
  }
}
