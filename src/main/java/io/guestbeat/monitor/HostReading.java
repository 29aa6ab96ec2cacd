package io.guestbeat.monitor;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.time.Instant;
import java.util.Optional;

/** The host's last answer: a snapshot, or the reason why there is none. Immutable. */
public final class HostReading {
  private final Snapshot snapshot;
  private final GuestError error;
  private final String unavailableReason;
  private final Instant lastUpdate;
  private final long sessionChanges;
  private final long takenAtNanos;

  private HostReading(
      Snapshot snapshot,
      GuestError error,
      String unavailableReason,
      Instant lastUpdate,
      long sessionChanges,
      long takenAtNanos) {
    this.snapshot = snapshot;
    this.error = error;
    this.unavailableReason = unavailableReason;
    this.lastUpdate = lastUpdate;
    this.sessionChanges = sessionChanges;
    this.takenAtNanos = takenAtNanos;
  }

  static HostReading of(Snapshot snapshot, Instant at, long sessionChanges, long nowNanos) {
    return new HostReading(snapshot, GuestError.SUCCESS, null, at, sessionChanges, nowNanos);
  }

  static HostReading unavailable(
      GuestError error, String reason, Instant lastUpdate, long sessionChanges, long nowNanos) {
    return new HostReading(null, error, reason, lastUpdate, sessionChanges, nowNanos);
  }

  /** Returns whether there is a snapshot. */
  public boolean isAvailable() {
    return snapshot != null;
  }

  /** Returns what the host gave; empty where it gave nothing. */
  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Returns why there is no snapshot; null where there is one. */
  public String unavailableReason() {
    return unavailableReason;
  }

  /** Returns the value; null where the host gives none. */
  public Long boxed(Statistic statistic) {
    if (snapshot == null || !snapshot.value(statistic).isPresent()) {
      return null;
    }
    return snapshot.value(statistic).getAsLong();
  }

  /** Returns why this statistic has no value; {@link GuestError#SUCCESS} where it has one. */
  public GuestError error(Statistic statistic) {
    return snapshot == null ? error : snapshot.error(statistic);
  }

  /** Returns why there is no session id; {@link GuestError#SUCCESS} where there is one. */
  public GuestError sessionError() {
    return error;
  }

  /** Returns why there is no path; {@link GuestError#SUCCESS} where there is one. */
  public GuestError resourcePoolPathError() {
    return snapshot == null ? error : snapshot.resourcePoolPathError();
  }

  /** Returns when the host last gave a snapshot; null if it never did. */
  public Instant lastUpdate() {
    return lastUpdate;
  }

  /** Returns how often the session has changed since Guestbeat began. */
  public long sessionChanges() {
    return sessionChanges;
  }

  long takenAtNanos() {
    return takenAtNanos;
  }
}
