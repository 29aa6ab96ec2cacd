package io.guestbeat.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Paths as operators write them. No shell reads an option's value, so a ~ at its beginning is the
 * user's home here as it is there. Stateless.
 */
public final class PathText {
  private PathText() {}

  /**
   * Returns the path of this text.
   *
   * @throws BadTextException if the file system cannot have it, with the reason
   */
  public static Path parse(String text) {
    try {
      return Paths.get(isOfHome(text) ? System.getProperty("user.home") + text.substring(1) : text);
    } catch (InvalidPathException e) {
      throw new BadTextException("is not a path: " + e.getReason());
    }
  }

  private static boolean isOfHome(String text) {
    return text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
  }
}
