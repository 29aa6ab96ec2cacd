package io.guestbeat.cli.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The last figures of one kind, the oldest first; empty where there was none. Immutable. */
public final class History {
  static final History NONE = new History(Collections.<OptionalDouble>emptyList());

  /** More than any terminal is wide. */
  private static final int LONGEST = 512;

  private final List<OptionalDouble> figures;

  private History(List<OptionalDouble> figures) {
    this.figures = figures;
  }

  /** One of these figures; a null is none. */
  public static History of(Double... figures) {
    History history = NONE;
    for (Double figure : figures) {
      history = history.and(figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure));
    }
    return history;
  }

  History and(OptionalDouble newest) {
    List<OptionalDouble> longer = new ArrayList<>(figures);
    longer.add(newest);
    return new History(longer.subList(Math.max(0, longer.size() - LONGEST), longer.size()));
  }

  /** At most so many of the newest. */
  public List<OptionalDouble> last(int count) {
    return figures.subList(Math.max(0, figures.size() - count), figures.size());
  }

  @Override
  public String toString() {
    return Arrays.toString(figures.toArray());
  }
}
