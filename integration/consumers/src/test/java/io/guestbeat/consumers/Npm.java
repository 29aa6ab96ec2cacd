package io.guestbeat.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packages of Node, of the versions in a lock file, in a folder of the build. */
public final class Npm {
  private static final Path SOURCES =
      Path.of(System.getProperty("guestbeat.root"), "integration/consumers/src/test");
  private static final Path BUILD = Path.of(System.getProperty("guestbeat.consumers"), "npm");

  private Npm() {}

  /**
   * Installs what {@code package-lock.json} says, unless that was done before; the folder.
   *
   * @param name of the folder of the sources that has the file
   */
  public static Path install(String name) throws IOException {
    Path folder = Files.createDirectories(BUILD.resolve(name));
    Path done = folder.resolve("installed.json");
    String lock = Files.readString(SOURCES.resolve(name).resolve("package-lock.json"));
    if (!Files.exists(done) || !Files.readString(done).equals(lock)) {
      Files.writeString(folder.resolve("package-lock.json"), lock);
      Files.writeString(
          folder.resolve("package.json"),
          Files.readString(SOURCES.resolve(name).resolve("package.json")));
      Tool.output(
          folder, "npm", List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      Files.writeString(done, lock);
    }
    return folder;
  }
}
