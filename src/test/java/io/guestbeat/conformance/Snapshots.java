package io.guestbeat.conformance;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Width;

/** Snapshots in which no two statistics are alike. */
final class Snapshots {
  private Snapshots() {}

  /** Every statistic has a value of its own that fills its width, and its top bit. */
  static Snapshot.Builder distinct(long session) {
    Snapshot.Builder snapshot = Snapshot.of(SessionId.of(session)).resourcePoolPath("/Pöol/a");
    for (Statistic statistic : Statistic.values()) {
      boolean wide = statistic.width() == Width.UINT64;
      snapshot.value(statistic, (wide ? 0xF000_0001_0000_0000L : 0xF000_0000L) + statistic.id());
    }
    return snapshot;
  }
}
