package io.guestbeat.settings;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Collects everything that is wrong with what was given, to report it at once. For one thread. */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Adds a problem: one line that names the key, its value and what is accepted. */
  public void add(String problem) {
    found.add(problem);
  }

  /**
   * Returns the value of a text. Where it is refused, adds that problem and returns the default.
   *
   * @param subject what the problem begins with: the key and its text, and where it was given
   */
  public <T> Optional<T> parse(Key<T> key, String text, String subject) {
    try {
      return Optional.ofNullable(key.parse(text));
    } catch (IllegalArgumentException e) {
      found.add(subject + ": " + BadTextException.explain(e, key.accepted()));
      return key.defaultValue();
    }
  }

  /** Adds that a required key was not given. */
  public void addMissing(Key<?> key) {
    found.add(
        key + ": missing, but required: " + key.meaning() + "; accepted is " + key.accepted());
  }

  /**
   * Adds that there is no such key, and which one was probably meant.
   *
   * @param subject what the problem begins with
   * @param word the name that is unknown
   */
  public void addUnknown(String subject, String word, Collection<String> known) {
    found.add(
        subject + ": no such key" + DidYouMean.orAccepted(word, known, String.join(", ", known)));
  }

  /** Returns whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns all problems, one line each, in the order in which they were found. */
  public List<String> all() {
    return Collections.unmodifiableList(found);
  }
}
