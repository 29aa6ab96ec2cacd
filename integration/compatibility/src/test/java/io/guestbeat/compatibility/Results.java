package io.guestbeat.compatibility;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The results of this run. Used by one thread. */
final class Results {
  private static final String HEAD =
      "| what | Java | how the agent is given | seen besides |\n|---|---|---|---|\n";
  private static final List<Result> FOUND = new ArrayList<>();

  private Results() {}

  static void add(Result result) {
    FOUND.add(result);
  }

  static List<Result> found() {
    return List.copyOf(FOUND);
  }

  /** A row for each subject and way of attaching. */
  static String table() {
    return HEAD
        + FOUND.stream()
            .collect(groupingBy(result -> result.row(""), TreeMap::new, toList()))
            .values()
            .stream()
            .map(Results::row)
            .collect(joining());
  }

  private static String row(List<Result> alike) {
    String jdks =
        alike.stream()
            .map(Result::jdk)
            .sorted()
            .distinct()
            .map(Object::toString)
            .collect(joining(", "));
    return alike.get(0).row(jdks) + "\n";
  }
}
