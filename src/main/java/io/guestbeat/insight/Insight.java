package io.guestbeat.insight;

import io.guestbeat.guest.Snapshot;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Follows a virtual machine from snapshot to snapshot. One thread feeds it, any may read. */
public final class Insight {
  private final Supplier<OptionalInt> virtualCpus;
  private Snapshot latest;
  private OptionalInt counted = OptionalInt.empty();
  private OptionalInt countedBefore = OptionalInt.empty();
  private Trends trends = Trends.NONE;
  private long samplesDropped;
  private volatile VmFigures figures = VmFigures.NONE;

  /**
   * Knows nothing yet.
   *
   * @param virtualCpus how many the machine has now; asked at each new snapshot
   */
  public Insight(Supplier<OptionalInt> virtualCpus) {
    this.virtualCpus = Objects.requireNonNull(virtualCpus, "virtualCpus");
  }

  /** Takes the next snapshot; the same one again is no news. */
  @SuppressWarnings("ReferenceEquality") // A new one with equal values is news: time stands still.
  public void take(Snapshot snapshot) {
    if (snapshot == latest) {
      return;
    }
    OptionalInt now = virtualCpus.get();
    boolean isSessionChanged = latest != null && !latest.session().equals(snapshot.session());
    SessionRates rates = ratesSince(latest, snapshot);
    if (latest != null && rates == null) {
      samplesDropped++;
    }
    VmFigures known =
        VmFigures.of(snapshot, isSessionChanged, rates, now, steady(now), samplesDropped);
    trends = trends(known);
    countedBefore = latest == null ? now : counted;
    counted = now;
    latest = snapshot;
    figures = known.with(trends);
  }

  /** The host gives no statistics now. */
  public void lose() {
    figures = VmFigures.nothing(samplesDropped);
  }

  /** Returns what is known now. */
  public VmFigures figures() {
    return figures;
  }

  private static SessionRates ratesSince(Snapshot earlier, Snapshot later) {
    return earlier == null ? null : SessionRates.between(earlier, later).orElse(null);
  }

  /** They are a session's: on another host, or hours later, they would tell of another place. */
  private Trends trends(VmFigures known) {
    Trends begun = known.isSessionChanged() ? Trends.NONE : trends;
    return known.rates().isPresent() ? begun.and(known, known.rates().get().elapsedMs()) : begun;
  }

  /**
   * Returns how many there were all the while. They are counted after the snapshot, which may be
   * some time old then, so a change counts against two intervals.
   */
  private OptionalInt steady(OptionalInt now) {
    return now.equals(counted) && now.equals(countedBefore) ? now : OptionalInt.empty();
  }
}
