package io.guestbeat.agent.options;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a file or folder that Guestbeat can do without. The platform may be unable to
 * express its name, as with {@code LC_ALL=C} one that is not ASCII: then there is no such place,
 * which stops nothing else. Immutable.
 */
public final class Place {
  private final String text;
  private final Path path;

  private Place(String text, Path path) {
    this.text = text;
    this.path = path;
  }

  /**
   * Returns the place of this name.
   *
   * @throws IllegalArgumentException if there is no name
   */
  public static Place named(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no name");
    }
    try {
      return new Place(text, PathText.parse(text));
    } catch (BadTextException thePlatformCannotExpressIt) {
      return new Place(text, null);
    }
  }

  /** Returns its path; empty if the platform cannot express it. */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  @Override
  public String toString() {
    return text;
  }
}
