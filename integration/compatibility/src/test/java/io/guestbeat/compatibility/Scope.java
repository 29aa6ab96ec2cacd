package io.guestbeat.compatibility;

import java.util.List;
import java.util.stream.Stream;

/** How much is run: {@code -Dguestbeat.compatibility=whole} or {@code sample}. */
final class Scope {
  private Scope() {}

  static boolean isWhole() {
    String chosen = System.getProperty("guestbeat.compatibility");
    if (!List.of("whole", "sample").contains(chosen)) {
      throw new AssertionError("guestbeat.compatibility is whole or sample, not " + chosen);
    }
    return chosen.equals("whole");
  }

  /** The JDKs to run a subject on: these, or in a sample only those. */
  static Stream<Jdk> jdks(List<Integer> whole, List<Integer> sample) {
    return (isWhole() ? whole : sample).stream().map(Jdk::of);
  }
}
