package io.guestbeat.jmx.hoststats;

/** The host's answer cannot be read; the message says why. */
public final class UnreadableAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String why) {
    super(why);
  }
}
