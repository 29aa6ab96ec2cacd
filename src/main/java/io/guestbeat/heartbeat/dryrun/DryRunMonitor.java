package io.guestbeat.heartbeat.dryrun;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.HaClock.Stage;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Stands in for the host's application monitoring in a dry run, so that the heartbeat does all that
 * it would do and the host is never called. Reports what vSphere HA would have done: while
 * heartbeats are withheld at the time that it would, and of a JVM that stood still at the heartbeat
 * after it. Its status is green or gray and never red, as red is no news of the host. Safe between
 * threads.
 */
public final class DryRunMonitor implements AppMonitor {
  private static final String STOOD_STILL = "the JVM stood still, or was short of time";

  /** A gap is noted as the longest if it is longer by this. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private final HaClock ha;
  private final boolean asksForResets;
  private final DryRunRecord record;
  private final DryRun settings;
  private final DecisionLog log;
  private final Runnable onReset;
  private final LongSupplier nanoClock;

  /** Why heartbeats are withheld, until the next one; null if they are not. */
  private String withheldFor;

  /** How far the present silence was when it was last told of. */
  private Stage told = Stage.GREEN;

  private Duration longestGap = Duration.ZERO;

  private DryRunMonitor(
      DryRun settings, DecisionLog log, Runnable onReset, LongSupplier nanoClock) {
    this.ha = new HaClock(settings.sensitivity().failureInterval());
    this.asksForResets = settings.asksForResets();
    this.record = settings.record();
    this.settings = settings;
    this.log = log;
    this.onReset = onReset;
    this.nanoClock = nanoClock;
  }

  /**
   * Returns a stand-in that nobody has enabled.
   *
   * @param onReset run when the machine would have been reset; it must not block
   */
  public static DryRunMonitor of(
      DryRun settings, DecisionLog log, Runnable onReset, LongSupplier nanoClock) {
    return new DryRunMonitor(settings, log, onReset, nanoClock);
  }

  @Override
  public synchronized void enable() {
    if (ha.stage() == Stage.GRAY) {
      long now = nanoClock.getAsLong();
      String pending = withheldFor;
      ha.watch(now);
      begin();
      record.note(DryRunNote.at(DryRunNote.Kind.WATCHED, instant(now), ""));
      if (pending != null) {
        withheld(pending);
      }
    }
  }

  @Override
  public void disable() {
    Instant stopped;
    synchronized (this) {
      if (ha.stage() == Stage.GRAY) {
        return;
      }
      look();
      if (withheldFor == null) {
        tellGap(nanoClock.getAsLong());
      }
      ha.forget();
      begin();
      stopped = settings.clock().instant();
    }
    // Waits for the disk for a moment, so without the lock.
    record.stopped(stopped);
  }

  @Override
  public synchronized boolean isEnabled() {
    return ha.stage() != Stage.GRAY;
  }

  @Override
  public synchronized void markActive() {
    long now = nanoClock.getAsLong();
    if (ha.stage() == Stage.GRAY) {
      throw new AppMonitorException(AppMonitorError.OTHER, "the dry run is stopped");
    }
    tellWithheld(now);
    tellOfEnd(now);
    noteGap(now);
    ha.heard(now);
    begin();
    record.beat(instant(now));
  }

  @Override
  public synchronized AppStatus getAppStatus() {
    look();
    return ha.stage() == Stage.GRAY ? AppStatus.GRAY : AppStatus.GREEN;
  }

  /** Takes nothing: a dry run asks for no reset. */
  @Override
  public void postAppState(AppState state) {
    throw new AppMonitorException(
        AppMonitorError.NOT_SUPPORTED, "not done, as a dry run asks for no reset");
  }

  /** Heartbeats are withheld from now on, for this reason. */
  public synchronized void withheld(String reason) {
    long now = nanoClock.getAsLong();
    withheldFor = reason;
    if (ha.at(now) == Stage.GRAY) {
      // It counts from when a heartbeat is waited for.
      return;
    }
    record.note(DryRunNote.of(DryRunNote.Kind.WITHHELD, instant(ha.last()), instant(now), reason));
    if (asksForResets) {
      ha.reset(now);
      told = Stage.RESET;
      noted(
          DryRunNote.Kind.RESET,
          now,
          "a reset would have been asked for at " + text(now) + ": " + reason,
          reason);
      onReset.run();
    }
  }

  /** Reports what vSphere HA would have done by now about heartbeats that are withheld. */
  public synchronized void look() {
    tellWithheld(nanoClock.getAsLong());
  }

  private void begin() {
    withheldFor = null;
    told = Stage.GREEN;
  }

  private void tellWithheld(long now) {
    Stage stage = ha.at(now);
    if (withheldFor == null || stage.compareTo(told) <= 0) {
      return;
    }
    told = stage;
    if (stage == Stage.RED) {
      noted(
          DryRunNote.Kind.RED,
          ha.redAt(),
          "would be red since "
              + text(ha.redAt())
              + ", and reset at "
              + text(ha.resetAt())
              + " unless a heartbeat is sent before: "
              + withheldFor,
          withheldFor);
    } else {
      noted(DryRunNote.Kind.RESET, ha.resetAt(), redAndReset() + withheldFor, withheldFor);
      onReset.run();
    }
  }

  /** A heartbeat ends a silence. */
  private void tellOfEnd(long now) {
    Stage stage = ha.at(now);
    if (stage == Stage.GREEN) {
      return;
    }
    if (withheldFor == null) {
      tellGap(now);
    } else {
      log.note(
          DecisionKind.DRY_RUN,
          stage == Stage.RED
              ? "would have been red at " + text(ha.redAt()) + " and green again now: not reset"
              : "would have been reset at "
                  + text(ha.resetAt())
                  + "; the application is alive again without it");
    }
    record.note(DryRunNote.of(DryRunNote.Kind.GREEN, instant(ha.last()), instant(now), ""));
  }

  /** Reports a silence in which nothing was withheld, and which is found at its end only. */
  private void tellGap(long now) {
    Stage stage = ha.at(now);
    if (stage == Stage.RED) {
      noted(
          DryRunNote.Kind.GAP_RED,
          ha.redAt(),
          "would have been red at " + text(ha.redAt()) + ", not reset: " + silence(now),
          silence(now));
    } else if (stage == Stage.RESET) {
      noted(DryRunNote.Kind.GAP_RESET, ha.resetAt(), redAndReset() + silence(now), silence(now));
      onReset.run();
    }
  }

  private String redAndReset() {
    return "would have been red at " + text(ha.redAt()) + ", reset at " + text(ha.resetAt()) + ": ";
  }

  private String silence(long now) {
    return "no heartbeat from "
        + text(ha.last())
        + " on, for "
        + DurationText.of(Duration.ofNanos(now - ha.last()))
        + ", as "
        + STOOD_STILL;
  }

  private void noted(DryRunNote.Kind kind, long at, String decision, String note) {
    log.note(DecisionKind.DRY_RUN, decision);
    record.note(DryRunNote.of(kind, instant(ha.last()), instant(at), note));
  }

  /** Only the longest until then, so that there are few; what was withheld is none. */
  private void noteGap(long now) {
    Duration gap = Duration.ofNanos(now - ha.last());
    if (withheldFor == null && gap.compareTo(longestGap.plus(STEP)) > 0) {
      longestGap = gap;
      Instant end = instant(now);
      record.note(DryRunNote.of(DryRunNote.Kind.GAP, end.minus(gap), end, ""));
    }
  }

  private String text(long nanos) {
    return InstantText.of(instant(nanos));
  }

  /** Returns the time by the machine's clock as it is set now. */
  private Instant instant(long nanos) {
    return settings.clock().instant().minusNanos(nanoClock.getAsLong() - nanos);
  }
}
