package io.guestbeat.cli.stats;

import java.io.IOException;

/**
 * Where a series of looks goes. For one thread.
 *
 * @param <T> what a look gives
 */
public interface SeriesOutput<T> {
  void write(T look) throws IOException;

  /** Says why there is nothing, or something is missing, now. */
  void printTrouble(String trouble);
}
