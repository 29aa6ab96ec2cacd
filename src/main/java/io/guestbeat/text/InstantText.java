package io.guestbeat.text;

import java.time.Instant;

/**
 * A time as {@code 2026-11-28T10:41:29.855Z}: in UTC, to the millisecond, always of the same
 * length. As {@link Instant#toString()}, which loads about sixty classes for it. Stateless.
 */
public final class InstantText {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int NANOS_PER_MS = 1_000_000;

  /** Days from 0000-03-01 to 1970-01-01, and of 400 years, after which the calendar repeats. */
  private static final long DAYS_TO_EPOCH = 719_468;

  private static final long DAYS_PER_ERA = 146_097;

  private InstantText() {}

  /**
   * Writes this time.
   *
   * @param time of the years 0 to 9999
   */
  public static String of(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
    int second = (int) Math.floorMod(time.getEpochSecond(), SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(24);
    appendDate(text, day + DAYS_TO_EPOCH);
    append(text.append('T'), second / 3600, 2);
    append(text.append(':'), second / 60 % 60, 2);
    append(text.append(':'), second % 60, 2);
    append(text.append('.'), time.getNano() / NANOS_PER_MS, 3);
    return text.append('Z').toString();
  }

  /** Counts years from March on, so that a leap day is the last of its year. */
  private static void appendDate(StringBuilder text, long days) {
    long era = Math.floorDiv(days, DAYS_PER_ERA);
    long dayOfEra = Math.floorMod(days, DAYS_PER_ERA);
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long month = (5 * dayOfYear + 2) / 153;
    long year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
    append(text, year, 4);
    append(text.append('-'), month < 10 ? month + 3 : month - 9, 2);
    append(text.append('-'), dayOfYear - (153 * month + 2) / 5 + 1, 2);
  }

  private static void append(StringBuilder text, long number, int digits) {
    String decimal = Long.toString(number);
    for (int i = decimal.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(decimal);
  }
}
