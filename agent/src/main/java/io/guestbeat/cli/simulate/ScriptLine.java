package io.guestbeat.cli.simulate;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event of a script, and when it is due. Immutable. */
final class ScriptLine {
  static final String ACCEPTED = "at TIME EVENT or every TIME EVENT, with a time such as 30s";

  private static final Pattern FORM = Pattern.compile("(at|every)\\s+(\\S+)\\s+(\\S.*)");

  private final Duration first;
  private final Optional<Duration> period;
  private final Event event;

  private ScriptLine(Duration first, Optional<Duration> period, Event event) {
    this.first = first;
    this.period = period;
    this.event = event;
  }

  /**
   * The line of this text, without comments.
   *
   * @throws IllegalArgumentException that names what is accepted
   */
  static ScriptLine parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\": accepted is " + ACCEPTED);
    }
    boolean repeats = matcher.group(1).equals("every");
    Duration time = time(text, matcher.group(2), repeats);
    return new ScriptLine(
        time, repeats ? Optional.of(time) : Optional.empty(), Event.parse(matcher.group(3)));
  }

  private static Duration time(String text, String time, boolean repeats) {
    try {
      return repeats ? Values.someTime(time) : Values.span(time);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\": " + time + " is not a time; accepted is " + ACCEPTED, e);
    }
  }

  /** Returns when it is due for the first time. */
  Duration first() {
    return first;
  }

  /** Returns how often it is due; empty for once. */
  Optional<Duration> period() {
    return period;
  }

  Event event() {
    return event;
  }
}
