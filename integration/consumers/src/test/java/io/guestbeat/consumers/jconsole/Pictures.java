package io.guestbeat.consumers.jconsole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where pictures of the screen are written to. */
final class Pictures {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));

  private Pictures() {}

  /** One of docs/jconsole.md, where it is to be written anew; else to be looked at only. */
  static Path ofPage(String name) throws IOException {
    return Boolean.getBoolean("guestbeat.docs.write")
        ? in(ROOT.resolve("docs/images"), name)
        : inTarget(name);
  }

  /** One to be looked at only. */
  static Path inTarget(String name) throws IOException {
    return in(ROOT.resolve("integration/consumers/target/images"), name);
  }

  private static Path in(Path folder, String name) throws IOException {
    return Files.createDirectories(folder.toAbsolutePath()).resolve("jconsole-" + name + ".png");
  }
}
