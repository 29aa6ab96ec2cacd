package io.guestbeat.compatibility;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The results of this run, in the order of their subjects. Used by one thread. */
final class Results {
  private static final List<Result> FOUND = new ArrayList<>();

  private Results() {}

  static void add(Result result) {
    FOUND.add(result);
  }

  static List<Result> found() {
    return List.copyOf(FOUND);
  }

  /** The table of these results: a row for each subject and way of attaching. */
  static String table(List<Result> results) {
    return "| what | Java | how the agent is given | seen besides |\n|---|---|---|---|\n"
        + results.stream()
            .collect(groupingBy(Results::withoutJdk, TreeMap::new, groupingJdks()))
            .entrySet()
            .stream()
            .map(row -> row.getKey().replace("JDKS", row.getValue()))
            .collect(joining());
  }

  private static String withoutJdk(Result result) {
    return String.format(
        "| %s | JDKS | %s | %s |%n", result.subject(), result.attached(), result.seen());
  }

  private static java.util.stream.Collector<Result, ?, String> groupingJdks() {
    return java.util.stream.Collectors.collectingAndThen(
        java.util.stream.Collectors.toList(),
        results ->
            results.stream()
                .map(Result::jdk)
                .sorted()
                .distinct()
                .map(Object::toString)
                .collect(joining(", ")));
  }
}
