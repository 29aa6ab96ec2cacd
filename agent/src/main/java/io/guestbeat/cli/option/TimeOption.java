package io.guestbeat.cli.option;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** An option that is a time within bounds. Immutable. */
public final class TimeOption {
  private final String name;
  private final Duration shortest;
  private final Duration longest;

  public TimeOption(String name, Duration shortest, Duration longest) {
    this.name = name;
    this.shortest = shortest;
    this.longest = longest;
  }

  /**
   * The time of this text.
   *
   * @throws ParameterException that names what is accepted
   */
  public Duration parse(CommandSpec command, String text) {
    String accepted = "a time of " + text(shortest) + " to " + text(longest);
    String problem = "accepted is " + accepted;
    try {
      Duration time = DurationText.parse(text);
      if (time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      problem = BadTextException.explain(e, accepted);
    }
    throw new ParameterException(command.commandLine(), name + " " + text + ": " + problem);
  }

  private static String text(Duration bound) {
    return bound.isZero() ? "0s" : DurationText.of(bound);
  }
}
