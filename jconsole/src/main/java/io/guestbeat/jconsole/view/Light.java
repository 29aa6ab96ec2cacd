package io.guestbeat.jconsole.view;

/** The lights of the tab; each has its own colour, shape and sign. */
enum Light {
  GOOD,
  NOTE,
  WARNING,
  ALARM,
  OFF,
  UNKNOWN;

  /**
   * Returns the light of an alarm or advice, whose second word is its severity. One that is not
   * known is a warning: it stands there as something is not as it should be.
   */
  static Light ofSeverityIn(String line) {
    String[] words = line.trim().split("[\\s:]+", 3);
    switch (words.length > 1 ? words[1] : "") {
      case "CRITICAL":
        return ALARM;
      case "NOTE":
        return NOTE;
      case "OK":
        return GOOD;
      default:
        return WARNING;
    }
  }
}
