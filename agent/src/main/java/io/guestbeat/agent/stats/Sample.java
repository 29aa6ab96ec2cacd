package io.guestbeat.agent.stats;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.insight.SessionRates;
import java.time.Instant;
import java.util.Optional;

/** One look at the host's statistics. Immutable. */
public final class Sample {
  private final Instant time;
  private final Snapshot snapshot;
  private final boolean isSessionChanged;
  private final Optional<SessionRates> rates;

  private Sample(
      Instant time, Snapshot snapshot, boolean isSessionChanged, Optional<SessionRates> rates) {
    this.time = time;
    this.snapshot = snapshot;
    this.isSessionChanged = isSessionChanged;
    this.rates = rates;
  }

  /** The first look of all, which has no rates. */
  public static Sample first(Instant time, Snapshot snapshot) {
    return new Sample(time, snapshot, false, Optional.empty());
  }

  /** The next look, which has rates unless a session has ended in between. */
  public Sample next(Instant when, Snapshot newer) {
    return new Sample(
        when,
        newer,
        !newer.session().equals(snapshot.session()),
        SessionRates.between(snapshot, newer));
  }

  /** When it was. */
  public Instant time() {
    return time;
  }

  /** What the host gave. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Whether the look before was in another session. */
  public boolean isSessionChanged() {
    return isSessionChanged;
  }

  /** How fast counters moved since the look before; empty where there was none in this session. */
  public Optional<SessionRates> rates() {
    return rates;
  }
}
