package io.guestbeat.cli.attach;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Separates the application from the options in the words of a {@code java} command. */
final class JavaCommandLine {
  private static final Set<String> WITH_VALUE =
      new HashSet<>(
          Arrays.asList(
              "-cp",
              "-classpath",
              "--class-path",
              "-p",
              "--module-path",
              "--upgrade-module-path",
              "--add-modules",
              "--add-exports",
              "--add-opens",
              "--add-reads",
              "--patch-module",
              "--limit-modules",
              "--enable-native-access",
              "--source",
              "-d",
              "--describe-module"));
  private static final Set<String> BEFORE_APPLICATION =
      new HashSet<>(Arrays.asList("-jar", "-m", "--module"));

  private JavaCommandLine() {}

  /** From the main class, module or jar on; empty if there is none. */
  static List<String> application(List<String> words) {
    int at = 1;
    while (at < words.size()) {
      String word = words.get(at);
      if (BEFORE_APPLICATION.contains(word)) {
        at++;
        break;
      }
      if (!word.startsWith("-") && !word.startsWith("@")) {
        break;
      }
      at += WITH_VALUE.contains(word) ? 2 : 1;
    }
    return at < words.size() ? words.subList(at, words.size()) : Collections.<String>emptyList();
  }
}
