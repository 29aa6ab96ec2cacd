package io.guestbeat.heartbeat;

/**
 * The actions on a dead application besides withholding heartbeats. Called by the heartbeat's
 * thread: every method returns at once and throws nothing. A failure goes {@link #failing}, perhaps
 * {@link #mayWithhold} until it may, then {@link #withholding}, and {@link #recovered} if it ends.
 */
public interface FailureResponse {
  /** Nothing else is done, and heartbeats may always be withheld. */
  FailureResponse NONE =
      new FailureResponse() {
        @Override
        public void failing(String reason, boolean isSpared) {}

        @Override
        public boolean mayWithhold(String reason) {
          return true;
        }

        @Override
        public void withholding() {}

        @Override
        public void recovered() {}

        @Override
        public ResponseState state() {
          return ResponseState.NONE;
        }
      };

  /**
   * The gates hold the application for dead.
   *
   * @param isSpared whether no heartbeat is withheld from the host for it, as in a dry run
   */
  void failing(String reason, boolean isSpared);

  /** Returns whether heartbeats may be withheld, and so the VM be reset, at this time. */
  boolean mayWithhold(String reason);

  /** Heartbeats are withheld from now on. */
  void withholding();

  /** Takes back what was claimed, as vSphere HA does not monitor: heartbeats go on. */
  default void notMonitored() {}

  /** A dry run: vSphere HA would have reset the VM, so the claim of this failure is used. */
  default void wouldBeReset() {}

  /** The gates let heartbeats pass again, or none is sent any more and no reset is wanted. */
  void recovered();

  /** Returns what has been done so far; for any thread. */
  ResponseState state();
}
