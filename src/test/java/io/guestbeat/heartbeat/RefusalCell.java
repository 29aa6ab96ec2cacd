package io.guestbeat.heartbeat;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One cell of the table: a gate, what refuses its check, a part of the reason it must give, and how
 * to find out what comes of it.
 */
record RefusalCell(String gate, String refusal, String reason, Supplier<String> outcome) {
  /** The cells of a text of {@code gate | refusal | keys | reason}, checked in this JVM. */
  static Stream<RefusalCell> here(String text, Map<String, String> places) {
    return rows(text, places)
        .map(
            row ->
                new RefusalCell(row[0], row[1], row[3], () -> GateTrial.outcomeOf(row[0], row[2])));
  }

  /** The rows of a text, without the blanks around {@code |}, with its places filled in. */
  static Stream<String[]> rows(String text, Map<String, String> places) {
    String filled = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    return filled.lines().map(line -> line.trim().split(" *\\| *", -1));
  }

  @Override
  public String toString() {
    return gate + ": " + refusal;
  }
}
