package io.guestbeat.insight.alarm;

/**
 * Numbers as people read them: rounded to one decimal, and to whole numbers from 100 on. Stateless.
 */
public final class ValueText {
  private ValueText() {}

  /** Such as {@code 7.3}, {@code 512}. */
  public static String of(double value) {
    double rounded = Math.abs(value) < 100 ? Math.rint(value * 10) / 10 : Math.rint(value);
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Returns the same with its unit. */
  public static String of(double value, String unit) {
    return of(value) + " " + unit;
  }
}
