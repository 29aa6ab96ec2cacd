package io.guestbeat.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs that tests start programs on. */
public final class Jdks {
  /** The one that the build runs on. */
  public static final Path OWN = Path.of(System.getProperty("java.home"));

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile(" version \"(?:1\\.)?(\\d+)");
  private static final Map<Path, Integer> VERSIONS = new ConcurrentHashMap<>();

  private Jdks() {}

  /**
   * Returns the homes of those to test with: the build's own, the JDK 25 of this machine if it has
   * one, and those that the system property {@code guestbeat.jdks} names as a path.
   */
  public static Stream<Path> all() {
    return Stream.of(Stream.of(OWN), installed25(), named()).flatMap(homes -> homes).distinct();
  }

  /** Returns those that can run what the tests themselves are compiled to. */
  public static Stream<Path> from17() {
    return all().filter(home -> version(home) >= 17);
  }

  /**
   * Returns the home of one of this feature version: the build's own, or one that {@code
   * integration/compatibility/jdks.sh} has laid, or one of this machine. Fails where there is none,
   * as nothing may be skipped.
   */
  public static Path of(int feature) {
    return Stream.of(Stream.of(OWN), Stream.of(laid(feature)), installed())
        .flatMap(homes -> homes)
        .filter(home -> Files.exists(home.resolve("bin/java")) && version(home) == feature)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no JDK " + feature + " here; run integration/compatibility/jdks.sh"));
  }

  /** In the folder that the system property {@code guestbeat.jdks} names, or in its default. */
  private static Path laid(int feature) {
    String chosen = System.getProperty("guestbeat.jdks", "");
    Path folder = chosen.isEmpty() ? cache().resolve("guestbeat/jdks") : Path.of(chosen);
    return folder.resolve(Integer.toString(feature));
  }

  private static Path cache() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    return chosen == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(chosen);
  }

  /** Returns the feature version, 8 for 1.8: not every JDK has a file that says so. */
  public static int version(Path javaHome) {
    return VERSIONS.computeIfAbsent(javaHome, Jdks::askForVersion);
  }

  private static int askForVersion(Path javaHome) {
    String answer = ProgramBuilder.java(javaHome, List.of("-version")).output();
    Matcher version = VERSION.matcher(answer);
    if (!version.find()) {
      throw new AssertionError(javaHome + " does not name its version: " + answer);
    }
    return Integer.parseInt(version.group(1));
  }

  private static Stream<Path> named() {
    return Stream.of(System.getProperty("guestbeat.jdks", "").split(File.pathSeparator))
        .filter(home -> !home.isEmpty())
        .map(Path::of);
  }

  private static Stream<Path> installed25() {
    return installed()
        .filter(home -> Files.exists(home.resolve("bin/javac")))
        .filter(home -> version(home) == 25)
        .limit(1);
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
}
