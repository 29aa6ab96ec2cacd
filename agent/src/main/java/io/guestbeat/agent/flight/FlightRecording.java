package io.guestbeat.agent.flight;

import io.guestbeat.heartbeat.Beat;
import io.guestbeat.heartbeat.HeartbeatObserver;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.pause.Pause;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes Guestbeat's events to the Flight Recorder once somebody has started it. Until then it only
 * checks now and then whether the recorder was started; it never starts it. One thread calls {@link
 * #tick} and {@link #close}; all else may be called by any, and waits for nothing.
 */
public final class FlightRecording implements HeartbeatObserver, AutoCloseable {
  private final Consumer<String> onTrouble;
  private volatile FlightEvents events;
  private boolean isOver;

  /**
   * Records nothing yet.
   *
   * @param onTrouble told, once, why nothing can be recorded though there is a recorder
   */
  public FlightRecording(Consumer<String> onTrouble) {
    this.onTrouble = Objects.requireNonNull(onTrouble, "onTrouble");
  }

  /** Returns whether there is a recorder that somebody has started, so that looks are wanted. */
  public boolean isWanted() {
    return !isOver && (events != null || isRecorderStarted());
  }

  /** Returns whether the recorder knows Guestbeat's events. */
  public boolean hasBegun() {
    return events != null;
  }

  /**
   * Takes the latest reading of the host, from which the next snapshot events are made.
   *
   * @param unavailableReason why there are no statistics; null where there are
   */
  public void tick(VmFigures figures, String unavailableReason) {
    if (events == null && isWanted()) {
      begin();
    }
    if (events != null) {
      events.looked(new SnapshotSample(figures, unavailableReason));
    }
  }

  @Override
  public void beat(Beat beat) {
    FlightEvents current = events;
    if (current != null) {
      current.beat(beat);
    }
  }

  @Override
  public void gateChanged(GateStanding now) {
    FlightEvents current = events;
    if (current != null) {
      current.gateChanged(now);
    }
  }

  /** Records a decision about the heartbeat. */
  public void decided(Decision decision) {
    FlightEvents current = events;
    if (current != null) {
      current.decided(decision);
    }
  }

  /** Records a pause of the JVM. */
  public void paused(Pause pause) {
    FlightEvents current = events;
    if (current != null) {
      current.paused(pause);
    }
  }

  /** Stops recording and unregisters the events. */
  @Override
  public void close() {
    isOver = true;
    FlightEvents current = events;
    events = null;
    if (current != null) {
      current.close();
    }
  }

  private boolean isRecorderStarted() {
    try {
      return RecorderProbe.isStarted();
    } catch (LinkageError thisJvmHasNone) {
      isOver = true;
      return false;
    }
  }

  private void begin() {
    try {
      events = FlightEvents.register();
    } catch (RuntimeException | LinkageError e) {
      // Such as a security manager's refusal: it would be the same the next time.
      isOver = true;
      onTrouble.accept("no events for the Flight Recorder: " + e);
    }
  }
}
