package io.guestbeat.agent.doctor;

/** Text that hosts, files and JVMs gave, as it may be shown on a terminal. Stateless. */
final class OneLine {
  private OneLine() {}

  /** Returns the text in one line, without control characters. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e]", " ").trim();
  }
}
