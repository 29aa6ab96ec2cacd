package io.guestbeat.guest;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Counts the CPUs of this machine, which may be more than a container lets this process use.
 * Stateless.
 */
public final class VirtualCpus {
  private static final String ONLINE = "/sys/devices/system/cpu/online";

  /** Holds the list of nearly every machine; it is read often, so little is allocated for it. */
  private static final int USUAL_LENGTH = 64;

  /** The kernel writes no more into such a file. */
  private static final int LONGEST_LENGTH = 4096;

  private static final int HIGHEST_NUMBER = 999_999;

  private VirtualCpus() {}

  /** Their number now; it changes where CPUs are plugged in or out. Reads one small file. */
  public static OptionalInt ofThisMachine() {
    try {
      String list = list(USUAL_LENGTH);
      return count((list.length() < USUAL_LENGTH ? list : list(LONGEST_LENGTH)).trim());
    } catch (IOException | SecurityException notLinuxOrHidden) {
      return OptionalInt.of(Runtime.getRuntime().availableProcessors());
    }
  }

  private static String list(int atMost) throws IOException {
    byte[] bytes = new byte[atMost];
    try (InputStream file = new FileInputStream(ONLINE)) {
      int length = Math.max(0, file.read(bytes));
      return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
  }

  /** Of a list as Linux writes it, such as {@code 0-3,5}. */
  static OptionalInt count(String list) {
    int count = 0;
    int first = -1;
    int number = -1;
    for (int at = 0; at <= list.length(); at++) {
      char c = at < list.length() ? list.charAt(at) : ',';
      if (c >= '0' && c <= '9' && number <= HIGHEST_NUMBER / 10) {
        number = Math.max(0, number) * 10 + (c - '0');
      } else if (c == '-' && first < 0 && number >= 0) {
        first = number;
        number = -1;
      } else if (c == ',' && number >= Math.max(0, first)) {
        count += first < 0 ? 1 : number - first + 1;
        first = -1;
        number = -1;
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(count);
  }
}
