package io.guestbeat.insight.advice;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.OptionalDouble;

/** Counts the NUMA nodes that the machine's operating system sees. Stateless. */
final class NumaNodes {
  private static final Path NODES = Paths.get("/sys/devices/system/node");

  private NumaNodes() {}

  /** Their number; empty where the system does not say, as one that is no Linux. */
  static OptionalDouble ofThisMachine() {
    return in(NODES);
  }

  static OptionalDouble in(Path folder) {
    int count = 0;
    try (DirectoryStream<Path> nodes = Files.newDirectoryStream(folder, "node[0-9]*")) {
      for (Path node : nodes) {
        count += Files.isDirectory(node) ? 1 : 0;
      }
    } catch (IOException notLinux) {
      return OptionalDouble.empty();
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
  }
}
