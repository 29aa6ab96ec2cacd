package io.guestbeat.consumers.platforms;

import io.guestbeat.consumers.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages of Node, of one version each, in a folder of the build. */
final class Npm {
  private static final Path FOLDER = Path.of(System.getProperty("guestbeat.consumers"), "npm");

  private Npm() {}

  /** The folder of the packages, which are installed if one is missing: {@code name@version}. */
  static Path with(String... packages) throws IOException {
    Path done = FOLDER.resolve(String.join("+", packages));
    if (!Files.exists(done)) {
      Files.createDirectories(FOLDER);
      List<String> command = new ArrayList<>(List.of("npm", "install", "--prefix", "."));
      command.addAll(List.of("--no-audit", "--no-fund", "--ignore-scripts"));
      command.addAll(List.of(packages));
      Program.output(FOLDER, "npm", command);
      Files.createFile(done);
    }
    return FOLDER.resolve("node_modules");
  }
}
