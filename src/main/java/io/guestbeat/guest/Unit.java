package io.guestbeat.guest;

/** What a statistic is measured in. */
public enum Unit {
  MHZ("MHz"),
  /** 2<sup>20</sup> bytes. */
  MB("MB"),
  MS("ms"),
  SHARES("shares"),
  CORES("cores");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
