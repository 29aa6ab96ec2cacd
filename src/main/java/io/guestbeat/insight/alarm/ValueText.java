package io.guestbeat.insight.alarm;

/**
 * Numbers as people read them: rounded to one decimal, and to whole numbers from 100 on. Stateless.
 */
public final class ValueText {
  private ValueText() {}

  /** Such as {@code 7.3}, {@code 512}. */
  public static String of(double value) {
    if (Math.abs(value) >= 100) {
      return Long.toString((long) Math.rint(value));
    }
    // Two whole numbers: the JDK's writer of a fraction is ten classes.
    long tenths = (long) Math.rint(value * 10);
    long whole = Math.abs(tenths) / 10;
    long tenth = Math.abs(tenths) % 10;
    return (tenths < 0 ? "-" : "") + whole + (tenth == 0 ? "" : "." + tenth);
  }

  /** Returns the same with its unit. */
  public static String of(double value, String unit) {
    return of(value) + " " + unit;
  }
}
