package io.guestbeat.text;

/** Thrown by a parser that knows what is wrong with a text. */
public final class BadTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * Refuses a text.
   *
   * @param reason what is wrong with it, as in "has no unit": completes a sentence that begins with
   *     the text
   */
  public BadTextException(String reason) {
    this(reason, reason);
  }

  private BadTextException(String message, String reason) {
    super(message);
    this.reason = reason;
  }

  /** Returns the same with a message that stands alone: the text, the reason, what is accepted. */
  public BadTextException about(String text, String accepted) {
    return new BadTextException("\"" + text + "\" " + ended(reason) + accepted, reason);
  }

  /** Returns what is wrong with the text, as in "has no unit". */
  public String reason() {
    return reason;
  }

  /**
   * Returns what to write behind a text that was refused: the reason if the parser gave one, and
   * what is accepted.
   */
  public static String explain(IllegalArgumentException refusal, String accepted) {
    return refusal instanceof BadTextException
        ? ended(((BadTextException) refusal).reason) + accepted
        : "accepted is " + accepted;
  }

  private static String ended(String reason) {
    return reason.endsWith("?") ? reason + " Accepted is " : reason + "; accepted is ";
  }
}
