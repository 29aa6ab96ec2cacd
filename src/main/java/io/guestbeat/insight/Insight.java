package io.guestbeat.insight;

import io.guestbeat.guest.Snapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Follows a virtual machine from snapshot to snapshot. One thread feeds it, any may read. */
public final class Insight {
  private final Supplier<OptionalInt> virtualCpus;
  private Snapshot latest;
  private volatile VmFigures figures = VmFigures.NONE;

  /**
   * Knows nothing yet.
   *
   * @param virtualCpus how many the machine has now
   */
  public Insight(Supplier<OptionalInt> virtualCpus) {
    this.virtualCpus = Objects.requireNonNull(virtualCpus, "virtualCpus");
  }

  /** Takes the next snapshot; one that is equal to the last is no news. */
  public void take(Snapshot snapshot) {
    if (snapshot.equals(latest)) {
      return;
    }
    Optional<SessionRates> rates =
        latest == null ? Optional.empty() : SessionRates.between(latest, snapshot);
    latest = snapshot;
    figures = VmFigures.of(snapshot, rates, virtualCpus.get());
  }

  /** The host gives no statistics now. */
  public void lose() {
    figures = VmFigures.NONE;
  }

  /** What is known now. */
  public VmFigures figures() {
    return figures;
  }
}
