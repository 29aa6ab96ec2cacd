package io.guestbeat.agent.flight;

import io.guestbeat.heartbeat.Beat;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.insight.pause.Pause;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/** The events, known to the recorder until they are closed. Safe between threads. */
final class FlightEvents implements AutoCloseable {
  /**
   * All events but that of the snapshot, whose fields are made from the tables of what there is.
   */
  static final List<Class<? extends Event>> CLASSES =
      Collections.unmodifiableList(
          Arrays.asList(
              SessionChangeEvent.class,
              PauseEvent.class,
              HeartbeatEvent.class,
              GateEvent.class,
              DecisionEvent.class));

  private final SnapshotEvents snapshots = new SnapshotEvents();
  private String lastSession;

  private FlightEvents() {}

  /** Registers the events with the recorder. */
  static FlightEvents register() {
    FlightEvents events = new FlightEvents();
    for (Class<? extends Event> type : CLASSES) {
      FlightRecorder.register(type);
    }
    events.snapshots.begin();
    return events;
  }

  @Override
  public void close() {
    snapshots.close();
    for (Class<? extends Event> type : CLASSES) {
      FlightRecorder.unregister(type);
    }
  }

  /** For one thread. */
  void looked(SnapshotSample look) {
    snapshots.looked(look);
    String session = look.session();
    if (session != null) {
      if (lastSession != null && !lastSession.equals(session)) {
        changed(lastSession, session);
      }
      lastSession = session;
    }
  }

  void beat(Beat beat) {
    HeartbeatEvent event = new HeartbeatEvent();
    if (event.shouldCommit()) {
      event.outcome = beat.kind().name();
      event.lateness = beat.lateness().toNanos();
      event.answerTime = beat.took().toNanos();
      event.error = beat.error().orElse(null);
      event.commit();
    }
  }

  void gateChanged(GateStanding now) {
    GateEvent event = new GateEvent();
    if (event.shouldCommit()) {
      event.gate = now.name();
      event.open = now.isOpen();
      event.usable = now.isUsable();
      event.reason = now.reason();
      event.commit();
    }
  }

  void decided(Decision decision) {
    DecisionEvent event = new DecisionEvent();
    if (event.shouldCommit()) {
      event.kind = decision.kind().name();
      event.reason = decision.reason();
      event.madeAt = decision.at().toEpochMilli();
      event.commit();
    }
  }

  void paused(Pause pause) {
    PauseEvent event = new PauseEvent();
    if (event.shouldCommit()) {
      event.fill(pause);
      event.commit();
    }
  }

  private static void changed(String from, String to) {
    SessionChangeEvent event = new SessionChangeEvent();
    if (event.shouldCommit()) {
      event.before = from;
      event.now = to;
      event.commit();
    }
  }
}
