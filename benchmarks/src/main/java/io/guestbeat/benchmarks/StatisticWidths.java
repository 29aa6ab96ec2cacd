package io.guestbeat.benchmarks;

import io.guestbeat.guest.Statistic;

/** Prints every statistic as {@code Name:bytes}, as {@code guest_read.c} takes them. */
public final class StatisticWidths {
  private StatisticWidths() {}

  /** Prints one a line. */
  public static void main(String[] args) {
    for (Statistic statistic : Statistic.values()) {
      System.out.println(statistic.apiName() + ":" + statistic.width().bytes());
    }
  }
}
