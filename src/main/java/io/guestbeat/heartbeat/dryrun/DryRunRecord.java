package io.guestbeat.heartbeat.dryrun;

import java.time.Instant;

/**
 * Keeps what a dry run finds. Called by the heartbeat's thread and by that which ends it: no method
 * throws, and only {@link #stopped} may wait, for a moment.
 */
public interface DryRunRecord {
  /** A heartbeat would have been sent. */
  void beat(Instant at);

  /** Something happened that the report is to name. */
  void note(DryRunNote note);

  /** The dry run was stopped, or the JVM ends cleanly. */
  void stopped(Instant at);
}
