package io.guestbeat.cli;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.StatQuery;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The options of {@code stats --raw}, which prints a semi-structured statistic as the host gives
 * it.
 */
final class RawStatistic {
  private static final String DEFAULT_FORMAT = "text";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--raw",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "NAME",
      description = "prints this statistic as the host gives it; without a name, lists the names")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "for --raw: text (the default), json, xml or yaml")
  private String format;

  boolean isAskedFor() {
    return name != null;
  }

  /** Refuses a format of nothing. */
  void requireName() {
    if (name == null && format != null) {
      throw new ParameterException(
          command.commandLine(), "--format " + format + ": accepted with --raw only");
    }
  }

  /** Returns the host's words, ended with a line's end. */
  String readFrom(GuestLibrary library) {
    StatQuery query = query();
    String text = library.statGet(query.encoding(), query.stat());
    return text.endsWith("\n") ? text : text + System.lineSeparator();
  }

  private StatQuery query() {
    try {
      return StatQuery.of(format == null ? DEFAULT_FORMAT : format, name);
    } catch (GuestException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
