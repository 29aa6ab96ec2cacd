package io.guestbeat.benchmarks.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of all runs, and their medians as a table of Markdown. Used by one thread. */
final class Results {
  private final Map<Contestant, Map<Figure, List<Double>>> taken = new LinkedHashMap<>();

  /** In the table they stand in this order. */
  Results(List<Contestant> contestants) {
    contestants.forEach(contestant -> taken.put(contestant, new LinkedHashMap<>()));
  }

  void add(Contestant contestant, Map<Figure, Double> run) {
    run.forEach(
        (figure, value) ->
            taken.get(contestant).computeIfAbsent(figure, f -> new ArrayList<>()).add(value));
  }

  /** Medians, each also as its ratio to no agent and to the empty one. */
  String asRatios(Figure... figures) {
    return table(
        figures,
        (figure, contestant) ->
            text(
                "%.0f | %.2f | %.2f",
                median(contestant, figure),
                median(contestant, figure) / median(named(Contestant.NONE), figure),
                median(contestant, figure) / median(named(Contestant.EMPTY), figure)),
        " | × none | × empty");
  }

  /** Medians, each also as what it is above no agent and above the empty one. */
  String asDifferences(Figure... figures) {
    return table(
        figures,
        (figure, contestant) ->
            text(
                median(contestant, figure) < 100 ? "%.1f | %+.1f | %+.1f" : "%.0f | %+.0f | %+.0f",
                median(contestant, figure),
                median(contestant, figure) - median(named(Contestant.NONE), figure),
                median(contestant, figure) - median(named(Contestant.EMPTY), figure)),
        " | − none | − empty");
  }

  private String table(Figure[] figures, Cell cell, String comparisons) {
    StringBuilder head = new StringBuilder("| agent |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Figure figure : figures) {
      head.append(' ').append(figure.title()).append(comparisons).append(" |");
      rule.append("--:|--:|--:|");
    }
    StringBuilder rows = new StringBuilder();
    for (Contestant contestant : taken.keySet()) {
      rows.append("| ").append(contestant.name()).append(" |");
      for (Figure figure : figures) {
        rows.append(' ').append(cell.of(figure, contestant)).append(" |");
      }
      rows.append('\n');
    }
    return head + "\n" + rule + "\n" + rows;
  }

  private Contestant named(String name) {
    return taken.keySet().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private double median(Contestant contestant, Figure figure) {
    List<Double> sorted = taken.get(contestant).get(figure).stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get(size / 2) + sorted.get((size - 1) / 2)) / 2;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private interface Cell {
    String of(Figure figure, Contestant contestant);
  }
}
