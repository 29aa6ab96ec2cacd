package io.guestbeat.appmonitor;

import io.guestbeat.text.OneLine;

/** The application's view of itself, as it is posted to the host. */
public enum AppState {
  /** All is well; withdraws a reset that is pending. */
  OK("appStateOk", "OK"),
  /** The application asks for an immediate reset of the VM. */
  NEED_RESET("appStateNeedReset", "needReset");

  /** What {@link #ofText(String)} accepts, for messages. */
  public static final String ACCEPTED = "appStateOk (or OK) or appStateNeedReset (or needReset)";

  private static final int LONGEST_EXCERPT = 40;

  private final String wireText;
  private final String guideText;

  AppState(String wireText, String guideText) {
    this.wireText = wireText;
    this.guideText = guideText;
  }

  /**
   * The state of this text: the host's word ({@code appStateOk}, {@code appStateNeedReset}) or the
   * 2013 guide's ({@code OK}, {@code needReset}), in any letter case.
   *
   * @throws IllegalArgumentException that names what is accepted
   */
  public static AppState ofText(String text) {
    for (AppState state : values()) {
      if (state.wireText.equalsIgnoreCase(text) || state.guideText.equalsIgnoreCase(text)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "application state \"" + OneLine.of(text, LONGEST_EXCERPT) + "\": accepted is " + ACCEPTED);
  }

  /** Returns the host's word for it. */
  public String text() {
    return wireText;
  }
}
