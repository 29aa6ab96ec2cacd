package io.guestbeat.cli.option;

import io.guestbeat.cli.top.JmxTarget;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Converts words of the command line to values, and says why one is refused. Stateless. */
public final class OptionValues {
  private OptionValues() {}

  /** Registers the converters for this command line and all of its commands. */
  public static void register(CommandLine commandLine) {
    commandLine.registerConverter(Duration.class, DurationText::parse);
    commandLine.registerConverter(JmxTarget.class, JmxTarget::of);
    commandLine.registerConverter(ProcessNumber.class, ProcessNumber::of);
    commandLine.setExecutionStrategy(OptionValues::execute);
  }

  /** Returns the message of this misuse; in our own words where a converter refused a value. */
  public static String explain(ParameterException misuse) {
    ArgSpec refused = misuse.getArgSpec();
    Throwable reason = misuse.getCause();
    if (refused == null || !(reason instanceof BadTextException)) {
      return misuse.getMessage();
    }
    return refused.isOption()
        ? named((OptionSpec) refused, misuse.getValue())
            + BadTextException.explain((BadTextException) reason, accepted(refused))
        : reason.getMessage();
  }

  /** A converter does not know the option, so the bounds of times are checked here. */
  private static int execute(ParseResult words) {
    for (CommandLine command : words.asCommandLineList()) {
      for (OptionSpec option : command.getParseResult().matchedOptions()) {
        if (!isWithinBounds(option)) {
          String text = option.originalStringValues().get(0);
          throw new ParameterException(
              command, named(option, text) + "accepted is " + accepted(option), option, text);
        }
      }
    }
    return new RunLast().execute(words);
  }

  private static boolean isWithinBounds(OptionSpec option) {
    if (!bounds(option).isPresent()) {
      return true;
    }
    TimeBounds bounds = bounds(option).get();
    Duration time = option.getValue();
    return time.compareTo(DurationText.parse(bounds.from())) >= 0
        && time.compareTo(DurationText.parse(bounds.to())) <= 0;
  }

  private static String named(OptionSpec option, String text) {
    return option.longestName() + " " + text + ": ";
  }

  private static String accepted(ArgSpec time) {
    return bounds(time)
        .map(bounds -> "a time of " + bounds.from() + " to " + bounds.to())
        .orElse(DurationText.ACCEPTED);
  }

  private static Optional<TimeBounds> bounds(ArgSpec argument) {
    return argument.userObject() instanceof AnnotatedElement
        ? Optional.ofNullable(
            ((AnnotatedElement) argument.userObject()).getAnnotation(TimeBounds.class))
        : Optional.<TimeBounds>empty();
  }
}
