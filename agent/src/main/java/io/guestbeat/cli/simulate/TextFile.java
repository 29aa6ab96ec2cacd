package io.guestbeat.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;

/** A file that the operator has named. */
final class TextFile {
  private TextFile() {}

  /**
   * All of its text.
   *
   * @param accepted what may be named
   * @throws BadInputException with the reason if it cannot be read
   */
  static String read(String name, String accepted) throws BadInputException {
    try {
      Path file = Paths.get(name);
      return Files.isDirectory(file)
          ? fail(name + ": is a folder; accepted is " + accepted)
          : new String(Files.readAllBytes(file), UTF_8);
    } catch (NoSuchFileException e) {
      return fail(name + ": there is no such file; accepted is " + accepted);
    } catch (AccessDeniedException e) {
      return fail(name + ": may not be read by this user");
    } catch (IOException e) {
      return fail(name + ": cannot be read: " + e.getMessage());
    }
  }

  private static String fail(String problem) throws BadInputException {
    throw new BadInputException(Collections.singletonList(problem));
  }
}
