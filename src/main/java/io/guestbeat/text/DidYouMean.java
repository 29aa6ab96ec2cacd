package io.guestbeat.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a word that is not known. Stateless. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * Returns the known word that is closest to this one; empty if none is close. Case, dots, dashes
   * and underscores do not count; one letter in five may be missing, added, wrong or swapped with
   * its neighbour. Failing that, the only known word that ends with this one after a dot.
   */
  public static Optional<String> find(String given, Collection<String> known) {
    String word = plain(given);
    String closest = null;
    int least = 1 + (word.length() + 4) / 6;
    for (String candidate : known) {
      int distance = distance(word, plain(candidate));
      if (distance < least) {
        least = distance;
        closest = candidate;
      }
    }
    return closest == null ? onlyOneThatEndsWith(word, known) : Optional.of(closest);
  }

  /** Returns "; did you mean WORD?", or nothing if no known word is close. */
  public static String hint(String given, Collection<String> known) {
    return find(given, known).map(word -> "; did you mean " + word + "?").orElse("");
  }

  /**
   * Returns the end of a sentence about a word that is not known: what was probably meant, or what
   * is accepted if no known word is close.
   *
   * @param accepted the known words as they are listed
   */
  public static String orAccepted(String given, Collection<String> known, String accepted) {
    String hint = hint(given, known);
    return hint.isEmpty() ? "; accepted are " + accepted : hint;
  }

  private static Optional<String> onlyOneThatEndsWith(String word, Collection<String> known) {
    String only = null;
    for (String candidate : known) {
      if (word.length() > 2 && plain(candidate).endsWith("-" + word)) {
        if (only != null) {
          return Optional.empty();
        }
        only = candidate;
      }
    }
    return Optional.ofNullable(only);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-');
  }

  /** Returns the optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, least);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] least) {
    int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int shortest =
        Math.min(least[i - 1][j - 1] + wrong, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(shortest, least[i - 2][j - 2] + 1) : shortest;
  }
}
