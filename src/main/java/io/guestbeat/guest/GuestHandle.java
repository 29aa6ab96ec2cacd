package io.guestbeat.guest;

/**
 * A view of the host's data, filled by {@link #update()} and read between updates at no cost. Safe
 * between threads: an update replaces the whole snapshot at once.
 *
 * <p>Every method but {@link #close()} throws {@link GuestException} with {@link
 * GuestError#INVALID_HANDLE} once the handle is closed.
 */
public interface GuestHandle extends AutoCloseable {
  /**
   * Asks the host once for everything; a blocking call of at most the host's deadline. A failed
   * update leaves the handle without data.
   *
   * @return the new snapshot
   * @throws GuestException {@link GuestError#NOT_RUNNING_IN_VM} or {@link GuestError#OTHER} where
   *     the host cannot be reached, {@link GuestError#NOT_ENABLED} where it refuses, {@link
   *     GuestError#NO_INFO} where it has no data yet; the message says why
   */
  Snapshot update();

  /**
   * Returns the snapshot of the last update.
   *
   * @throws GuestException {@link GuestError#NO_INFO} if there was none or it failed
   */
  Snapshot snapshot();

  /**
   * Returns the session of the last update. Another than before means that all counters began anew.
   *
   * @throws GuestException as {@link #snapshot()}
   */
  default SessionId sessionId() {
    return snapshot().session();
  }

  /**
   * One statistic of the last update, unsigned in its unit.
   *
   * @throws GuestException as {@link #snapshot()}, or with the statistic's own error
   */
  default long get(Statistic statistic) {
    return snapshot().require(statistic);
  }

  /**
   * Returns the path of the VM's resource pool at the last update.
   *
   * @throws GuestException as {@link #snapshot()}, or with the path's own error
   */
  default String resourcePoolPath() {
    Snapshot snapshot = snapshot();
    return snapshot
        .resourcePoolPath()
        .orElseThrow(
            () ->
                new GuestException(
                    snapshot.resourcePoolPathError(),
                    "ResourcePoolPath: " + snapshot.resourcePoolPathError().text()));
  }

  /** Releases the handle; closing it again does nothing. */
  @Override
  void close();
}
