package io.guestbeat.guest;

/** The unit of a statistic. */
public enum Unit {
  /** 10<sup>6</sup> cycles a second. */
  MHZ("MHz"),
  /** 2<sup>20</sup> bytes. */
  MB("MB"),
  /** Milliseconds. */
  MS("ms"),
  /** Shares: a weight among siblings, without a unit of its own. */
  SHARES("shares"),
  /** CPU cores. */
  CORES("cores");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /**
   * Returns how it is written, such as {@code MHz}; also the JMX descriptor field {@code units}.
   */
  public String symbol() {
    return symbol;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
