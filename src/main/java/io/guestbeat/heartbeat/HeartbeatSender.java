package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** Sends heartbeats and withholds them, and notes what the host makes of it. For one thread. */
final class HeartbeatSender {
  /** So often a refusal is tried again soon; then it is one that lasts. */
  private static final int QUICK_TRIES = 10;

  /**
   * vSphere HA takes a status of green back 30 s after the last heartbeat; the rest is what the way
   * to the host and back may take.
   */
  private static final Duration LONGEST_GREEN = Duration.ofSeconds(45);

  private final AppMonitorClient control;
  private final DecisionLog log;
  private final HeartbeatObserver observer;
  private final LongSupplier nanoClock;
  private boolean hasSent;

  /** When this process last gave the host a reason to be green. */
  private long lastReason;

  private volatile boolean isHidden;

  /** Of which errors was told since the host last took one: its words may be others each time. */
  private final Set<AppMonitorError> told = EnumSet.noneOf(AppMonitorError.class);

  private int failuresInRow;

  HeartbeatSender(
      AppMonitorClient control,
      DecisionLog log,
      HeartbeatObserver observer,
      LongSupplier nanoClock) {
    this.control = control;
    this.log = log;
    this.observer = observer;
    this.nanoClock = nanoClock;
  }

  /** The first heartbeat comes next: that monitoring is off then is nothing to tell. */
  void begin() {
    hasSent = false;
  }

  boolean hasSent() {
    return hasSent;
  }

  /** Sends one; whether that is done, as the host took it or, it seems, will not. */
  boolean send(Duration lateness) {
    long began = nanoClock.getAsLong();
    Beat beat = control.beat();
    observer.beat(beat.timed(lateness, since(began)));
    if (beat.isSent()) {
      noteReason();
      noteSent(beat);
      hasSent = true;
      failuresInRow = 0;
      return true;
    }
    noteFailed(beat);
    failuresInRow++;
    return !beat.isOutOfReach() && failuresInRow > QUICK_TRIES;
  }

  /** Sends none, and sees to it that the host goes on waiting for one. */
  void withhold(Duration lateness) {
    long began = nanoClock.getAsLong();
    Beat beat = Beat.withheld(control.keepWatched());
    observer.beat(beat.timed(lateness, since(began)));
    if (beat.hasEnabled()) {
      log.note(
          DecisionKind.REENABLED,
          "monitoring was off; enabled without a heartbeat, so that the reset still follows");
      noteReason();
    }
  }

  /**
   * Returns whether the host is told that the application is alive although this process withholds
   * its heartbeats.
   */
  boolean isHidden() {
    return isHidden;
  }

  private void noteReason() {
    lastReason = nanoClock.getAsLong();
    isHidden = false;
  }

  /** Notes once if the host stays green for longer than it can without another sender. */
  void noteHidden() {
    boolean isGreen = control.state().status() == AppStatus.GREEN;
    boolean isGreenTooLong = isGreen && since(lastReason).compareTo(LONGEST_GREEN) > 0;
    if (isGreenTooLong && !isHidden) {
      log.note(
          DecisionKind.HIDDEN_BY_ANOTHER,
          "the status is still green "
              + since(lastReason).toMillis() / 1000
              + " s after the last heartbeat of this JVM: another program of this virtual machine"
              + " sends heartbeats, so vSphere HA does not reset it");
    }
    isHidden = isGreenTooLong;
  }

  private Duration since(long began) {
    return Duration.ofNanos(nanoClock.getAsLong() - began);
  }

  private void noteSent(Beat beat) {
    if (!told.isEmpty()) {
      told.clear();
      log.note(DecisionKind.SENT_AGAIN, "the host accepts heartbeats again");
    }
    if (beat.found() == AppStatus.RED) {
      log.note(
          DecisionKind.RED_WHILE_ALIVE,
          "vSphere HA considered the application failed, although no gate is closed");
    } else if (beat.hasEnabled() && hasSent) {
      log.note(
          DecisionKind.REENABLED,
          "monitoring was off: the VM was moved or reset, or another program disabled it");
    }
  }

  private void noteFailed(Beat beat) {
    if (told.add(beat.failure())) {
      log.note(DecisionKind.FAILED, beat.error().orElse(""));
    }
  }
}
