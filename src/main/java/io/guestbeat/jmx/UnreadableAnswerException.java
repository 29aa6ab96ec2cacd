package io.guestbeat.jmx;

/** The host's answer cannot be read; the message says why. */
final class UnreadableAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String why) {
    super(why);
  }
}
