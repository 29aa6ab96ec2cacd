package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The suspensions of the gates: the one that was ordered over JMX, and the one that root's file
 * orders. Neither ends the other; while both count, the file's reason is shown. Safe between
 * threads; nothing here waits.
 */
final class Suspensions {
  private final DecisionLog log;
  private final LongSupplier nanoClock;
  private final AtomicReference<Suspension> ordered = new AtomicReference<>();
  private final AtomicReference<Suspension> byFile = new AtomicReference<>();

  Suspensions(DecisionLog log, LongSupplier nanoClock) {
    this.log = log;
    this.nanoClock = nanoClock;
  }

  /** Suspends the gates for this time from now on. */
  void suspend(Duration span, String reason) {
    Suspension now = Suspension.from(nanoClock.getAsLong(), span, reason);
    ordered.set(now);
    log.note(DecisionKind.SUSPENDED, "for " + DurationText.of(span) + ": " + now.reason());
  }

  /** Ends what {@link #suspend} began. */
  void resume() {
    end(ordered.get(), "by order");
  }

  /**
   * Suspends the gates by order of a file, or keeps them suspended.
   *
   * @param source the file, for the reason
   */
  void holdBy(String source, Duration left, String reason) {
    Suspension now = Suspension.from(nanoClock.getAsLong(), left, source + ": " + reason);
    Suspension before = byFile.getAndSet(now);
    if (before == null || !before.reason().equals(now.reason())) {
      log.note(DecisionKind.SUSPENDED, "by the file " + now.reason());
    }
  }

  /** Ends what {@link #holdBy} began. */
  void endHold(String why) {
    if (byFile.getAndSet(null) != null) {
      log.note(DecisionKind.RESUMED, why);
    }
  }

  /** Returns the suspension that counts at this time; one that is over is not told of here. */
  Optional<Suspension> current(long now) {
    Suspension held = byFile.get();
    if (held != null && !held.isOver(now)) {
      return Optional.of(held);
    }
    return Optional.ofNullable(ordered.get()).filter(suspension -> !suspension.isOver(now));
  }

  /** Notes that the ordered suspension is over, if its time has passed. */
  void noteOver(long now) {
    Suspension last = ordered.get();
    if (last != null && last.isOver(now)) {
      end(last, "its time is over");
    }
  }

  private void end(Suspension ended, String why) {
    if (ended != null && ordered.compareAndSet(ended, null)) {
      log.note(DecisionKind.RESUMED, why);
    }
  }
}
