package io.guestbeat.gate;

import java.util.Objects;

/** The answer of a gate: the application is alive, or dead with a reason. Immutable. */
public final class Verdict {
  private static final Verdict ALIVE = new Verdict(true, "");

  private final boolean alive;
  private final String reason;

  private Verdict(boolean alive, String reason) {
    this.alive = alive;
    this.reason = reason;
  }

  /** The application is alive, as far as this gate can see. */
  public static Verdict alive() {
    return ALIVE;
  }

  /**
   * Returns a verdict that the application is dead.
   *
   * @param reason one sentence for the operator who asks why the virtual machine was reset
   */
  public static Verdict dead(String reason) {
    return new Verdict(false, Objects.requireNonNull(reason, "reason"));
  }

  /** Returns whether the application is alive. */
  public boolean isAlive() {
    return alive;
  }

  /** Returns why it is dead; empty if it is alive. */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return alive ? "alive" : "dead: " + reason;
  }
}
