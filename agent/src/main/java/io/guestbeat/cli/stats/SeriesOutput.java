package io.guestbeat.cli.stats;

import java.io.IOException;

/**
 * Receives a series of readings. For one thread.
 *
 * @param <T> what a look gives
 */
public interface SeriesOutput<T> {
  void write(T look) throws IOException;

  /** Reports why nothing is there, or why a part is missing. */
  void printTrouble(String trouble);
}
