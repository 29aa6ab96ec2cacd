package io.guestbeat.heartbeat;

/**
 * The mode of the heartbeat: whether heartbeats are sent automatically, and whether gates may
 * withhold them.
 */
public enum HeartbeatMode {
  /** None is sent unless somebody asks for it. */
  OFF("off"),
  /** They are sent while the gates are open. */
  ON("on"),
  /** They are sent always; what the gates would have withheld is only reported. */
  DRY_RUN("dry-run");

  private final String text;

  HeartbeatMode(String text) {
    this.text = text;
  }

  /** Returns its name in options: {@code off}, {@code on}, {@code dry-run}. */
  public String text() {
    return text;
  }
}
