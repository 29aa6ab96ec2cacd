package io.guestbeat.insight.pause;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.SessionRates;
import io.guestbeat.insight.VmFigures;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Follows what the host does to the virtual machine, to tell what it did in a pause from what it
 * always does. For one thread.
 */
final class HostTrack {
  private static final long NANOS_PER_MS = 1_000_000;

  /** A session's clock is the host's, which may begin a little before the guest runs again. */
  private static final long SESSION_SLACK_NANOS = Duration.ofSeconds(1).toNanos();

  private static final Statistic[] SWAPPED = {
    Statistic.MEM_SWAPPED_MB, Statistic.MEM_LL_SWAPPED_MB, Statistic.MEM_ZIPPED_MB
  };

  private Snapshot last;

  /** Stolen time per time elapsed, all vCPUs together, when there is no pause. */
  private double usuallyStolen;

  private int vcpus = 1;

  /** What the host gives when there was no pause. */
  void look(VmFigures figures) {
    vcpus = figures.virtualCpus().orElse(1);
    Snapshot now = figures.snapshot().orElse(null);
    if (last != null && now != null) {
      Optional<SessionRates> rates = SessionRates.between(last, now);
      if (rates.isPresent()) {
        OptionalDouble stolenMsPerSecond = rates.get().perSecond(Statistic.CPU_STOLEN_MS);
        usuallyStolen = stolenMsPerSecond.orElse(0) / 1000;
      }
    }
    last = now;
  }

  /**
   * Has the host account for its part of a pause.
   *
   * @param pauseNanos how long the pause was
   * @param now what the host gives after it
   */
  void share(Shares shares, long pauseNanos, Optional<Snapshot> now) {
    Snapshot before = last;
    last = now.orElse(null);
    if (before == null || last == null) {
      return;
    }
    if (!before.session().equals(last.session())) {
      if (beganWithin(pauseNanos, last)) {
        shares.take(PauseCause.SESSION_CHANGE, shares.leftNanos());
      }
      return;
    }
    shares.take(PauseCause.HOST_STEAL, stolenNanos(before, last, pauseNanos));
    if (hasSwapped(before, last)) {
      shares.take(PauseCause.HOST_SWAPPING, shares.leftNanos());
    }
  }

  private static boolean beganWithin(long pauseNanos, Snapshot now) {
    OptionalLong ageMs = now.value(Statistic.ELAPSED_MS);
    return !ageMs.isPresent()
        || ageMs.getAsLong() * NANOS_PER_MS <= pauseNanos + SESSION_SLACK_NANOS;
  }

  /**
   * Stolen of the one vCPU that was to run: what was stolen of all, without what usually is. In the
   * pause only the other vCPUs' usual part counts, as its own may be the very cause.
   */
  private long stolenNanos(Snapshot before, Snapshot now, long pauseNanos) {
    long stolenMs = difference(Statistic.CPU_STOLEN_MS, before, now);
    long elapsedMs = difference(Statistic.ELAPSED_MS, before, now);
    double pauseMs = (double) pauseNanos / NANOS_PER_MS;
    double outsideMs = Math.max(0, elapsedMs - pauseMs);
    double usualMs = usuallyStolen * (outsideMs + pauseMs * (vcpus - 1) / vcpus);
    return (long) ((stolenMs - usualMs) * NANOS_PER_MS);
  }

  private static boolean hasSwapped(Snapshot before, Snapshot now) {
    for (Statistic gauge : SWAPPED) {
      OptionalLong from = before.value(gauge);
      OptionalLong to = now.value(gauge);
      if (from.isPresent() && to.isPresent() && from.getAsLong() != to.getAsLong()) {
        return true;
      }
    }
    return false;
  }

  private static long difference(Statistic counter, Snapshot from, Snapshot to) {
    OptionalLong earlier = from.value(counter);
    OptionalLong later = to.value(counter);
    return earlier.isPresent() && later.isPresent()
        ? Math.max(0, later.getAsLong() - earlier.getAsLong())
        : 0;
  }
}
