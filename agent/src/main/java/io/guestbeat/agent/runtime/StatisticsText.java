package io.guestbeat.agent.runtime;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;

/** The virtual machine's statistics at this moment, for people: one question to the host. */
final class StatisticsText {
  private StatisticsText() {}

  static String of(Host host) {
    try (GuestHandle handle = host.guestLibrary().openHandle()) {
      return of(handle.update());
    } catch (GuestException e) {
      return "none: " + e.getMessage();
    }
  }

  private static String of(Snapshot snapshot) {
    StringBuilder text = new StringBuilder("Session " + snapshot.session() + '\n');
    for (Statistic statistic : Statistic.values()) {
      if (snapshot.value(statistic).isPresent()) {
        long value = snapshot.value(statistic).getAsLong();
        String shown = snapshot.isUnlimited(statistic) ? "unlimited" : Long.toUnsignedString(value);
        text.append(statistic.apiName() + ' ' + shown + '\n');
      }
    }
    return text.toString();
  }
}
