package io.guestbeat.insight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.OptionalInt;

/** How many CPUs this machine has: more than a container lets this process use. */
public final class VirtualCpus {
  private static final Path ONLINE = Paths.get("/sys/devices/system/cpu/online");

  private VirtualCpus() {}

  /** Their number now; it changes where CPUs are plugged in or out. */
  public static OptionalInt ofThisMachine() {
    try {
      return count(new String(Files.readAllBytes(ONLINE), StandardCharsets.US_ASCII).trim());
    } catch (IOException notLinux) {
      return OptionalInt.of(Runtime.getRuntime().availableProcessors());
    }
  }

  /** Of a list as Linux writes it, such as {@code 0-3,5}. */
  static OptionalInt count(String list) {
    if (!list.matches("\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*")) {
      return OptionalInt.empty();
    }
    int count = 0;
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
  }
}
