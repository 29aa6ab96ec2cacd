package io.guestbeat.cli.doctor.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files in which Linux says what it is; on other systems there are none. Immutable. */
public final class SystemFiles {
  private final Path root;

  /**
   * Those below this folder.
   *
   * @param root {@code /}, or what is laid out like it
   */
  public SystemFiles(Path root) {
    this.root = root;
  }

  /** Returns whether there is such a file or folder. */
  public boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /** Returns the file's text; empty if it cannot be read. */
  public Optional<String> text(String path) {
    try {
      // Not ISO-8859-1: it would show what are no characters of anybody.
      return Optional.of(new String(Files.readAllBytes(root.resolve(path)), UTF_8).trim());
    } catch (IOException itIsNotThereOrNotForUs) {
      return Optional.empty();
    }
  }

  /** Returns the file's lines; none if it cannot be read. */
  public Stream<String> lines(String path) {
    return Stream.of(text(path).orElse("").split("\n"));
  }
}
