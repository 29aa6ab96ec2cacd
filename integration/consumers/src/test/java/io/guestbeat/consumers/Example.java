package io.guestbeat.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A ready file of {@code examples/}, changed only where a user would change it. Immutable. */
public final class Example {
  private static final Path EXAMPLES = Path.of(System.getProperty("guestbeat.root"), "examples");

  private final String name;
  private final String text;

  private Example(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * The file.
   *
   * @param path below {@code examples/}
   */
  public static Example of(String path) throws IOException {
    Path file = EXAMPLES.resolve(path);
    return new Example(file.getFileName().toString(), Files.readString(file));
  }

  public String text() {
    return text;
  }

  /** The same with another value in this place; fails where the file does not have it. */
  public Example with(String was, Object is) {
    if (!text.contains(was)) {
      throw new AssertionError(name + " has no \"" + was + "\"");
    }
    return new Example(name, text.replace(was, is.toString()));
  }

  /** Writes it into this folder; where it is then. */
  public Path in(Path folder) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
