package io.guestbeat.cli.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The events of a script that are still due, as a function of the given time; events of the same
 * time in the order of their lines. Those of {@code every} that were missed are not made up for.
 * For one thread.
 */
final class Timeline {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparing((Entry entry) -> entry.due)
              .thenComparingInt(entry -> entry.position));

  Timeline(Script script) {
    List<ScriptLine> lines = script.lines();
    for (int position = 0; position < lines.size(); position++) {
      entries.add(new Entry(lines.get(position), position, lines.get(position).first()));
    }
  }

  /** The events that are due by now, each of them once. */
  List<Event> due(Duration now) {
    List<Event> due = new ArrayList<>();
    while (!entries.isEmpty() && entries.peek().due.compareTo(now) <= 0) {
      Entry entry = entries.poll();
      due.add(entry.line.event());
      entry.line.period().ifPresent(period -> entries.add(entry.after(now, period)));
    }
    return due;
  }

  /** Returns when the next event is due; empty if there is none. */
  Optional<Duration> next() {
    return Optional.ofNullable(entries.peek()).map(entry -> entry.due);
  }

  /** A line, and when it is due next. */
  private static final class Entry {
    final ScriptLine line;
    final int position;
    final Duration due;

    Entry(ScriptLine line, int position, Duration due) {
      this.line = line;
      this.position = position;
      this.due = due;
    }

    Entry after(Duration now, Duration period) {
      long periods = now.minus(due).toNanos() / period.toNanos() + 1;
      return new Entry(line, position, due.plus(period.multipliedBy(periods)));
    }
  }
}
