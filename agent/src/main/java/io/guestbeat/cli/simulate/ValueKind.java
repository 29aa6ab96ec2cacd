package io.guestbeat.cli.simulate;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.settings.Parsers;
import io.guestbeat.text.DurationText;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of values in a profile, and what each accepts. */
enum ValueKind {
  COUNT("a whole number from 1 to " + Values.MOST, text -> Parsers.whole(text, 1, Values.MOST)),
  NUMBER("a whole number from 0 to " + Values.MOST, text -> Parsers.whole(text, 0, Values.MOST)),
  SPEED("MHz: a whole number from 1 to 100000", text -> Parsers.whole(text, 1, 100_000)),
  MEMORY(
      "MB: a whole number from 4 to " + Values.MOST_MB,
      text -> Parsers.whole(text, 4, Values.MOST_MB)),
  AMOUNT("a whole number of 0 or more", Values::amount),
  LIMIT("a whole number of 1 or more, or unlimited", Values::limit),
  SHARE("a number from 0 to 1, or a percentage", Values::share),
  SPAN(DurationText.ACCEPTED, Values::span),
  SWITCH("on or off", Values::isOn),
  WINDOW(DurationText.ACCEPTED + ", or none", Values::window),
  SENSITIVITY(Sensitivity.ACCEPTED, Sensitivity::ofText),
  PROTOCOL("2 or 3", text -> Parsers.whole(text, 2, 3)),
  TEXT("any text", text -> text),
  NEWEST_STATISTIC(
      "the name of a statistic, such as MemTargetSizeMB, or all",
      text -> text.equals("all") ? Optional.empty() : Optional.of(Values.statistic(text))),
  STATISTICS("names of statistics, such as CpuStolenMs, joined by +; or none", Values::statistics);

  private final String accepted;

  @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
  private final Function<String, Object> parser;

  ValueKind(String accepted, Function<String, Object> parser) {
    this.accepted = accepted;
    this.parser = parser;
  }

  String accepted() {
    return accepted;
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException if it is not accepted
   */
  Object parse(String text) {
    return parser.apply(text);
  }
}
