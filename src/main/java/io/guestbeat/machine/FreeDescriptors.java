package io.guestbeat.machine;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to start a process where file descriptors are short. A JDK that runs out of them while it
 * starts one closes descriptors that are not its own: JDK 17 standard input, JDK 25 any other; and
 * it does not give back all that it took.
 */
final class FreeDescriptors {
  /** The JDK takes 10, and its helper program has to open its libraries besides. */
  private static final int NEEDED = 16;

  /** Not there on Windows, which has no such limit. */
  private static final File NULL_DEVICE = new File("/dev/null");

  private FreeDescriptors() {}

  /**
   * Takes as many as it takes to start a process, and gives them back.
   *
   * @throws IOException if there are not so many
   */
  static void require() throws IOException {
    if (!NULL_DEVICE.exists()) {
      return;
    }
    List<Closeable> taken = new ArrayList<>(NEEDED);
    try {
      while (taken.size() < NEEDED) {
        taken.add(new FileInputStream(NULL_DEVICE));
      }
    } catch (IOException e) {
      throw new IOException(
          "it takes " + NEEDED + " free file descriptors to start a process: " + e.getMessage(), e);
    } finally {
      for (Closeable each : taken) {
        each.close();
      }
    }
  }
}
