package io.guestbeat.insight.advice;

import java.io.File;
import java.util.OptionalDouble;

/** Counts the NUMA nodes that the machine's operating system sees. Stateless. */
final class NumaNodes {
  private static final File NODES = new File("/sys/devices/system/node");
  private static final String NODE = "node";

  private NumaNodes() {}

  /** Their number; empty where the system does not say, as one that is no Linux. */
  static OptionalDouble ofThisMachine() {
    return in(NODES);
  }

  static OptionalDouble in(File folder) {
    String[] names = folder.list();
    if (names == null) {
      return OptionalDouble.empty();
    }
    int count = 0;
    for (String name : names) {
      count += isNode(name) && new File(folder, name).isDirectory() ? 1 : 0;
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
  }

  private static boolean isNode(String name) {
    return name.startsWith(NODE)
        && name.length() > NODE.length()
        && Character.isDigit(name.charAt(NODE.length()));
  }
}
