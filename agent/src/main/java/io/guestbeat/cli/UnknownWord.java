package io.guestbeat.cli;

import io.guestbeat.cli.option.OptionValues;
import io.guestbeat.text.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains that a command or option does not exist, and which one was probably meant. */
final class UnknownWord {
  private UnknownWord() {}

  /**
   * Returns the message of this misuse; in our own words where a word is not known. An option that
   * is not known comes first, as the parser takes its value for something else.
   *
   * @param line all words of the command line
   */
  static String explain(ParameterException misuse, List<String> line) {
    CommandSpec command = misuse.getCommandLine().getCommandSpec();
    Optional<String> unknown = unknownOption(line, command);
    if (unknown.isPresent()) {
      return option(unknown.get(), command);
    }
    if (!(misuse instanceof UnmatchedArgumentException)) {
      return OptionValues.explain(misuse);
    }
    List<String> words = ((UnmatchedArgumentException) misuse).getUnmatched();
    return command.subcommands().isEmpty()
        ? command.name() + " takes no more arguments: " + String.join(" ", words)
        : command(words.get(0), command);
  }

  /**
   * Returns the first word that looks like an option, is no value of one, and is none of the
   * command's.
   */
  private static Optional<String> unknownOption(List<String> line, CommandSpec command) {
    boolean isValue = false;
    for (String word : line.subList(1 + line.indexOf(command.name()), line.size())) {
      String name = word.replaceFirst("=.*", "");
      OptionSpec known = command.optionsMap().get(name);
      if (!isValue && known == null && name.matches("--?[A-Za-z].*")) {
        return Optional.of(name);
      }
      if (word.equals("--") || command.subcommands().containsKey(word)) {
        return Optional.empty();
      }
      isValue = !isValue && known != null && known.arity().max() > 0 && name.equals(word);
    }
    return Optional.empty();
  }

  /** Returns the message for a command that there is not. */
  static String command(String word, CommandSpec parent) {
    return unknown("command", word, word, parent.subcommands().keySet());
  }

  private static String option(String word, CommandSpec command) {
    Map<String, String> byName = new TreeMap<>();
    command.optionsMap().keySet().forEach(name -> byName.put(withoutDashes(name), name));
    return DidYouMean.find(withoutDashes(word), byName.keySet())
        .map(name -> "unknown option " + word + "; did you mean " + byName.get(name) + "?")
        .orElseGet(
            () ->
                "unknown option "
                    + word
                    + "; accepted are "
                    + String.join(", ", command.optionsMap().keySet()));
  }

  private static String unknown(String kind, String word, String plain, Collection<String> known) {
    return "unknown "
        + kind
        + " "
        + word
        + DidYouMean.orAccepted(plain, known, String.join(", ", known));
  }

  private static String withoutDashes(String option) {
    return option.replaceFirst("^-+", "");
  }
}
