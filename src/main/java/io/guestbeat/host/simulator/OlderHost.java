package io.guestbeat.host.simulator;

import io.guestbeat.guest.Statistic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Shortens the data of protocol 3 to what a host knew that was built before the later statistics.
 */
final class OlderHost {
  private static final int LENGTH_AT = 12;
  private static final int COUNT_AT = 16;
  private static final int FIRST_STATISTIC_AT = 20;
  private static final int ID_AND_VALID_BYTES = 8;
  private static final Map<Integer, Integer> VALUE_BYTES = valueBytes();

  private OlderHost() {}

  static byte[] keepUpTo(int highestId, byte[] answer) {
    ByteBuffer in = ByteBuffer.wrap(answer);
    int count = Math.min(highestId, in.getInt(COUNT_AT));
    int end = FIRST_STATISTIC_AT;
    for (int kept = 0; kept < count; kept++) {
      end += ID_AND_VALID_BYTES + valueBytesAt(end, in);
    }
    byte[] shorter = Arrays.copyOf(answer, end);
    ByteBuffer out = ByteBuffer.wrap(shorter);
    out.putInt(COUNT_AT, count);
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(LENGTH_AT, end - COUNT_AT);
    return shorter;
  }

  private static int valueBytesAt(int statistic, ByteBuffer in) {
    Integer bytes = VALUE_BYTES.get(in.getInt(statistic));
    return bytes != null ? bytes : textBytes(in.getInt(statistic + ID_AND_VALID_BYTES));
  }

  /** A text's length, and the text padded to four bytes. */
  private static int textBytes(int length) {
    return 4 + (length + 3) / 4 * 4;
  }

  private static Map<Integer, Integer> valueBytes() {
    Map<Integer, Integer> bytes = new HashMap<>();
    for (Statistic statistic : Statistic.values()) {
      bytes.put(statistic.id(), statistic.width().bytes());
    }
    return bytes;
  }
}
