package io.guestbeat.consumers;

import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK 8 that {@code integration/compatibility/jdks.sh} provides. */
public final class Jdk8 {
  private Jdk8() {}

  /** Where it is; fails where it is missing, as nothing may be skipped. */
  public static Path home() {
    String chosen = System.getProperty("guestbeat.jdks", "");
    Path home =
        (chosen.isEmpty() ? cache().resolve("guestbeat/jdks") : Path.of(chosen)).resolve("8");
    if (!Files.exists(home.resolve("bin/java"))) {
      throw new AssertionError("no JDK 8 in " + home + "; run integration/compatibility/jdks.sh");
    }
    return home;
  }

  private static Path cache() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    return chosen == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(chosen);
  }
}
