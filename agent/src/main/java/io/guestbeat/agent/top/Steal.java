package io.guestbeat.agent.top;

/** What is to be thought of the stolen time of a virtual CPU; a rule of thumb from the field. */
public enum Steal {
  /** Less than 5 %. */
  FINE,
  HIGH,
  /** More than 10 %. */
  SERIOUS;

  private static final double HIGH_PERCENT = 5;
  private static final double SERIOUS_PERCENT = 10;

  /** Of this share of each virtual CPU. */
  public static Steal of(double percent) {
    return percent > SERIOUS_PERCENT ? SERIOUS : percent >= HIGH_PERCENT ? HIGH : FINE;
  }
}
