package io.guestbeat.heartbeat;

/** The reason why closed gates withhold no heartbeat for some time. Immutable. */
final class Exemption {
  static final Exemption GRACE =
      new Exemption(
          HeartbeatPhase.SPARED, HeartbeatPhase.ALIVE, "within the grace period after the start");

  private final HeartbeatPhase ofClosedGates;
  private final HeartbeatPhase ofOpenGates;
  private final String text;

  private Exemption(HeartbeatPhase ofClosedGates, HeartbeatPhase ofOpenGates, String text) {
    this.ofClosedGates = ofClosedGates;
    this.ofOpenGates = ofOpenGates;
    this.text = text;
  }

  static Exemption of(Suspension suspension) {
    return new Exemption(
        HeartbeatPhase.SUSPENDED, HeartbeatPhase.SUSPENDED, "suspended, " + suspension.reason());
  }

  /** Returns what is done as long as it counts. */
  HeartbeatPhase phase(boolean isAGateClosed) {
    return isAGateClosed ? ofClosedGates : ofOpenGates;
  }

  /** Returns it for people, to be followed by why gates are closed. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Exemption && text.equals(((Exemption) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
