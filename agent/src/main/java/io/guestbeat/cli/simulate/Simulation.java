package io.guestbeat.cli.simulate;

import io.guestbeat.guest.SessionId;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * A simulated host whose events come from a script and from people, and the journal of it. What is
 * due is decided by {@link #step}; listeners of the simulator write the rest. For one thread, but
 * for its listeners.
 */
final class Simulation implements EventTarget {
  private final Simulator simulator;
  private final Timeline timeline;
  private final Journal journal;
  private final HeartbeatWatch heartbeats;
  private final Status status;
  private Optional<Duration> outageEnd = Optional.empty();
  private boolean isOver;

  private Simulation(Simulator simulator, Script script, Journal journal) {
    this.simulator = simulator;
    this.timeline = new Timeline(script);
    this.journal = journal;
    this.heartbeats = new HeartbeatWatch(simulator.ha().settings().heartbeatDeadline());
    this.status = new Status(simulator, heartbeats);
  }

  /**
   * Listens to this simulator and follows this script.
   *
   * @param onReset called at each reset, on the thread that noticed it
   */
  static Simulation of(
      Simulator simulator, Script script, Journal journal, boolean isVerbose, Runnable onReset) {
    Simulation simulation = new Simulation(simulator, script, journal);
    simulator.ha().addListener(new HaJournal(journal, simulation.heartbeats, simulator.ha()));
    simulator
        .ha()
        .addListener(
            event -> {
              if (event.type() == HaEvent.Type.RESET) {
                onReset.run();
              }
            });
    simulator.addGuestListener(new GuestJournal(journal, simulation.heartbeats, isVerbose));
    return simulation;
  }

  /** Does what is due by now. */
  void step(Duration now) {
    if (outageEnd.isPresent() && outageEnd.get().compareTo(now) <= 0) {
      outageEnd = Optional.empty();
      simulator.faults().hostReturns();
      journal.line(now, "the host is back");
    }
    for (Event event : timeline.due(now)) {
      if (!isOver) {
        journal.line(now, "script: " + event);
        happen(event);
      }
    }
    heartbeats.look(now).ifPresent(text -> journal.line(now, text));
  }

  /** Does what a person has typed. */
  void command(String text) {
    if (text.trim().isEmpty()) {
      journal.prompt();
      return;
    }
    try {
      Event event = Event.parse(text);
      journal.line(simulator.time(), "command: " + event);
      happen(event);
    } catch (IllegalArgumentException e) {
      journal.plain(e.getMessage());
    }
  }

  /** Returns when something is due next; empty if nothing is. */
  Optional<Duration> next() {
    Optional<Duration> scripted = timeline.next();
    return outageEnd.isPresent()
            && (!scripted.isPresent() || outageEnd.get().compareTo(scripted.get()) < 0)
        ? outageEnd
        : scripted;
  }

  boolean isOver() {
    return isOver;
  }

  private void happen(Event event) {
    SessionId before = simulator.vm().snapshot().session();
    try {
      event.happenOn(this);
    } catch (IllegalArgumentException e) {
      journal.line(simulator.time(), "refused: " + e.getMessage());
    }
    SessionId after = simulator.vm().snapshot().session();
    if (!after.equals(before)) {
      journal.line(simulator.time(), "VM: a new session, " + after);
    }
  }

  @Override
  public Simulator simulator() {
    return simulator;
  }

  @Override
  public void beUnavailable(Duration span) {
    // Whoever still waits for a hanging host fails now.
    simulator.faults().hostReturns();
    simulator.faults().hostGone();
    outageEnd = Optional.of(simulator.time().plus(span));
  }

  @Override
  public void hang(Duration span) {
    simulator.faults().hostHangs();
    outageEnd = Optional.of(simulator.time().plus(span));
  }

  @Override
  public void clearFaults() {
    simulator.faults().clear();
    outageEnd = Optional.empty();
  }

  @Override
  public void showStatus() {
    Duration now = simulator.time();
    status.lines(now).forEach(line -> journal.line(now, line));
  }

  @Override
  public void showClients() {
    Duration now = simulator.time();
    ClientTable.lines(simulator.traffic()).forEach(line -> journal.line(now, line));
  }

  @Override
  public void showEvents() {
    for (EventKind kind : EventKind.values()) {
      journal.plain(String.format("  %-22s %s", kind.syntax(), kind.meaning()));
    }
  }

  @Override
  public void quit() {
    isOver = true;
  }
}
