package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.Statistic;

/**
 * The reservation, limit and shares of a VM for one resource. CPU is in MHz, memory in MB.
 * Immutable.
 */
public final class Allocation {
  private final long reservation;
  private final long limit;
  private final long shares;

  private Allocation(long reservation, long limit, long shares) {
    this.reservation = reservation;
    this.limit = limit;
    this.shares = shares;
  }

  /**
   * An allocation with these bounds.
   *
   * @param reservation 0 or more
   * @param limit at least 1 and the reservation; {@link Statistic#UNLIMITED} for none
   * @param shares 0 or more
   * @throws IllegalArgumentException if a bound is out of its range
   */
  public static Allocation of(long reservation, long limit, long shares) {
    if (reservation < 0 || limit < Math.max(1, reservation) || limit > Statistic.UNLIMITED) {
      throw new IllegalArgumentException(
          "reservation "
              + reservation
              + ", limit "
              + limit
              + ": accepted is 0 <= reservation <= "
              + "limit, 1 <= limit <= "
              + Statistic.UNLIMITED);
    }
    if (shares < 0) {
      throw new IllegalArgumentException("shares " + shares + ": accepted is 0 or more");
    }
    return new Allocation(reservation, limit, shares);
  }

  /** No reservation and no limit. */
  public static Allocation unbounded(long shares) {
    return of(0, Statistic.UNLIMITED, shares);
  }

  public long reservation() {
    return reservation;
  }

  /** Returns the limit; {@link Statistic#UNLIMITED} if there is none. */
  public long limit() {
    return limit;
  }

  public long shares() {
    return shares;
  }
}
