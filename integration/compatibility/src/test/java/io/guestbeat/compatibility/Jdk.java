package io.guestbeat.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One of the JDKs that the agent is for, where it is on this machine. */
record Jdk(int feature, Path home) {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  /** The JDK of this feature version; fails where it is missing, as nothing may be skipped. */
  static Jdk of(int feature) {
    return Stream.of(own(), provided(feature), installed())
        .flatMap(homes -> homes)
        .filter(home -> isOf(home, feature))
        .findFirst()
        .map(home -> new Jdk(feature, home))
        .orElseThrow(
            () ->
                new AssertionError(
                    "no JDK " + feature + " here; run integration/compatibility/jdks.sh"));
  }

  /** The one that the build runs on: 17. */
  static Jdk ofTheBuild() {
    return of(17);
  }

  String java() {
    return tool("java");
  }

  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** JDK 24 and newer warn of native libraries unless told that all may be loaded. */
  List<String> nativeAccess() {
    return feature < 24 ? List.of() : List.of("--enable-native-access=ALL-UNNAMED");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static Stream<Path> own() {
    return Stream.of(Path.of(System.getProperty("java.home")));
  }

  private static Stream<Path> provided(int feature) {
    String chosen = System.getProperty("guestbeat.jdks", "");
    return Stream.of(
        (chosen.isEmpty() ? cache().resolve("guestbeat/jdks") : Path.of(chosen))
            .resolve(Integer.toString(feature)));
  }

  private static Path cache() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    return chosen == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(chosen);
  }

  private static Stream<Path> installed() {
    if (!Files.isDirectory(INSTALLED)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(INSTALLED)) {
      return all.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(Path home, int feature) {
    if (!Files.exists(home.resolve("bin/java"))) {
      return false;
    }
    Path release = home.resolve("release");
    if (!Files.exists(release)) {
      // A JDK 8 of Debian's has none.
      return feature == 8 && Files.exists(home.resolve("jre/lib/rt.jar"));
    }
    try {
      String prefix = feature == 8 ? "1.8" : Integer.toString(feature);
      return Files.readString(release).contains("JAVA_VERSION=\"" + prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
