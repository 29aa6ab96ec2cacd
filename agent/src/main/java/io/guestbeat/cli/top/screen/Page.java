package io.guestbeat.cli.top.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of different weight, of which the least go where there is no room. For one thread. */
final class Page {
  private final List<Line> lines = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();

  void add(Weight weight, Line line) {
    lines.add(line);
    weights.add(weight);
  }

  /** So many lines at most, none longer than that. */
  List<Line> fit(int columns, int rows) {
    List<Line> left = new ArrayList<>();
    List<Weight> theirs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Line> wrapped = lines.get(i).wrapped(columns, Pane.LABEL);
      left.addAll(wrapped);
      theirs.add(weights.get(i));
      theirs.addAll(Collections.nCopies(wrapped.size() - 1, rest(weights.get(i))));
    }
    for (Weight weight : Weight.values()) {
      for (int i = left.size() - 1; i >= 0 && left.size() > rows; i--) {
        if (theirs.get(i) == weight) {
          left.remove(i);
          theirs.remove(i);
        }
      }
    }
    return left.stream().map(line -> line.first(columns)).collect(Collectors.toList());
  }

  /** Returns the weight of the part that does not fit into the line: less than that of the line. */
  private static Weight rest(Weight weight) {
    return weight.compareTo(Weight.DETAIL) > 0 ? Weight.DETAIL : weight;
  }

  /** What goes first where there is no room. */
  enum Weight {
    SPACE,
    DETAIL,
    HISTORY,
    FIGURES,
    ESSENCE,
    /** What has the machine reset. */
    DANGER
  }
}
