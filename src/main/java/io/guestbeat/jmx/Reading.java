package io.guestbeat.jmx;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.time.Instant;
import java.util.Optional;

/** What the host said when it was last asked: a snapshot, or why there is none. Immutable. */
final class Reading {
  private final Snapshot snapshot;
  private final GuestError error;
  private final String unavailableReason;
  private final Instant lastUpdate;
  private final long sessionChanges;
  private final long takenAtNanos;

  private Reading(
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

  static Reading of(Snapshot snapshot, Instant at, long sessionChanges, long nowNanos) {
    return new Reading(snapshot, GuestError.SUCCESS, null, at, sessionChanges, nowNanos);
  }

  static Reading unavailable(
      GuestError error, String reason, Instant lastUpdate, long sessionChanges, long nowNanos) {
    return new Reading(null, error, reason, lastUpdate, sessionChanges, nowNanos);
  }

  boolean isAvailable() {
    return snapshot != null;
  }

  Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Why there is no snapshot; null where there is one. */
  String unavailableReason() {
    return unavailableReason;
  }

  /** The value as JMX shows it; null where the host gives none. */
  Long boxed(Statistic statistic) {
    if (snapshot == null || !snapshot.value(statistic).isPresent()) {
      return null;
    }
    return snapshot.value(statistic).getAsLong();
  }

  GuestError error(Statistic statistic) {
    return snapshot == null ? error : snapshot.error(statistic);
  }

  /** Why there is no session id; {@link GuestError#SUCCESS} where there is one. */
  GuestError sessionError() {
    return error;
  }

  GuestError resourcePoolPathError() {
    return snapshot == null ? error : snapshot.resourcePoolPathError();
  }

  /** When the host last gave a snapshot; null if it never did. */
  Instant lastUpdate() {
    return lastUpdate;
  }

  /** How often the session has changed since Guestbeat began. */
  long sessionChanges() {
    return sessionChanges;
  }

  long takenAtNanos() {
    return takenAtNanos;
  }
}
