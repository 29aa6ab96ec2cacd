package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.concurrent.OnChange;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Decides, turn by turn, whether a heartbeat is due, is sent or is withheld, and sends it. Has no
 * thread: one thread turns it, and comes again when {@link #tick()} says. Orders may come from any
 * thread. Whoever sends or stops holds the engine; nobody who only reads does.
 */
final class HeartbeatEngine {
  private static final String NEVER_REACHED =
      "the host was never reached, so monitoring could not be disabled: if another process had"
          + " enabled it before, a reset follows";

  /** Longer than hosts back off from a channel that failed, or every other try would be none. */
  private static final Duration RETRY = Duration.ofMillis(500);

  /** Fair, so that a host which is slow with each heartbeat keeps nobody from stopping them. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final AppMonitorClient control;
  private final HeartbeatSender sender;
  private final AwakeClock awakeClock;
  private final LoggedOwnership ownership;
  private final GateChain chain;
  private final FailureEpisode episode;
  private final Suspensions suspensions;
  private final HeartbeatSettings settings;
  private final DecisionLog log;
  private final LongSupplier nanoClock;

  private volatile HeartbeatMode mode;
  private volatile boolean running;

  /** Whether the JVM ends. */
  private volatile boolean isOver;

  private volatile Duration interval;
  private final AtomicLong withheld = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final LateRun lateRun = new LateRun();

  /**
   * The kind of the last trouble: its words, which a host may vary, make no other trouble of it.
   */
  private final OnChange<Class<?>> trouble = new OnChange<>();

  private long startedAt;
  private long nextBeat;

  HeartbeatEngine(
      AppMonitorClient control,
      Ownership ownership,
      AwakeClock awakeClock,
      List<GateState> gates,
      HeartbeatSettings settings,
      FailureResponse response,
      DecisionLog log,
      HeartbeatObserver observer,
      LongSupplier nanoClock) {
    this.control = control;
    this.sender = new HeartbeatSender(control, log, observer, nanoClock);
    this.awakeClock = awakeClock;
    this.ownership = new LoggedOwnership(ownership, log);
    this.chain = new GateChain(gates, awakeClock, log, observer);
    this.episode = new FailureEpisode(response, log, settings.mode() == HeartbeatMode.DRY_RUN);
    this.suspensions = new Suspensions(log, nanoClock);
    this.settings = settings;
    this.log = log;
    this.nanoClock = nanoClock;
    this.mode = settings.mode();
    this.interval = settings.interval();
  }

  /** Sends heartbeats from now on; where the mode is off, it is on from now on. */
  void start() {
    turn.lock();
    try {
      startWithinTurn();
    } finally {
      turn.unlock();
    }
  }

  private void startWithinTurn() {
    if (running || isOver) {
      return;
    }
    if (mode == HeartbeatMode.OFF) {
      mode = HeartbeatMode.ON;
    }
    startedAt = nanoClock.getAsLong();
    nextBeat = startedAt;
    sender.begin();
    awakeClock.pulse();
    chain.watchBegins();
    running = true;
    if (isOver) {
      // The end of the JVM came in between, and has looked too early: nothing was sent yet.
      running = false;
      return;
    }
    log.note(
        DecisionKind.STARTED,
        "a heartbeat every "
            + DurationText.of(interval)
            + ", mode "
            + mode.text()
            + (mode == HeartbeatMode.DRY_RUN ? ": none is sent to the host" : ""));
  }

  /**
   * Disables monitoring, so that no reset follows, and sends no more heartbeats. If the host does
   * not take that, everything goes on, and the reason is thrown; unless it has never taken
   * anything, so that there is nothing to be disabled. Where another process sends the heartbeat of
   * this machine, monitoring is that one's, and stays as it is.
   *
   * @param isStillWanted asked once it is this call's turn, and again when the host has answered:
   *     if not, heartbeats go on, and the next one enables monitoring again
   */
  void stop(String reason, BooleanSupplier isStillWanted) {
    turn.lock();
    try {
      if (isStillWanted.getAsBoolean()) {
        boolean isWaiting = running && !ownership.isOurs();
        if (!running) {
          ownership.requireNobodyElse();
        }
        boolean isDisabled = isWaiting || disable(control::disable);
        if (isStillWanted.getAsBoolean()) {
          ownership.giveUp();
          stopped(isDisabled ? reason : NEVER_REACHED);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /**
   * Makes a call to the host that an operator orders.
   *
   * @throws AppMonitorException if the host refuses it, or another process sends the heartbeat
   */
  void order(Runnable call) {
    ownership.requireNobodyElse();
    call.run();
  }

  /**
   * Stops all further heartbeats, because the JVM ends. Waits for nothing.
   *
   * @return whether monitoring is to be disabled: not where another process sends the heartbeat
   */
  boolean noMore() {
    isOver = true;
    boolean isOurs = ownership.isOurs();
    if (!isOurs) {
      control.seal();
    }
    return running && isOurs;
  }

  /**
   * Disables monitoring as the JVM ends: at the next moment at which no call to the host is under
   * way, whatever else is done, and so that it stays disabled; throws {@link AppMonitorException}
   * if the host does not take it.
   */
  void end(String reason) {
    isOver = true;
    boolean isDisabled = disable(control::disableForGood);
    ownership.giveUp();
    if (turn.tryLock()) {
      try {
        stopped(isDisabled ? reason : NEVER_REACHED);
      } finally {
        turn.unlock();
      }
    }
  }

  /**
   * Returns whether it is disabled; if not, there was nothing that would have been enabled from
   * here.
   */
  private boolean disable(Runnable disabling) {
    try {
      disabling.run();
      return true;
    } catch (AppMonitorException e) {
      if (control.hasReachedHost()) {
        throw e;
      }
      return false;
    }
  }

  private void stopped(String reason) {
    if (running) {
      running = false;
      episode.abandon();
      log.note(DecisionKind.STOPPED, reason);
    }
  }

  /** Does what is due; returns how long nothing else is. */
  Duration tick() {
    turn.lock();
    try {
      return tickWithinTurn();
    } finally {
      turn.unlock();
    }
  }

  private Duration tickWithinTurn() {
    awakeClock.pulse();
    if (!running || isOver) {
      return AwakeClock.PULSE;
    }
    long now = nanoClock.getAsLong();
    boolean isDue = now - nextBeat >= 0;
    if (isDue) {
      ownership.claim(control::askStatus, sender.hasSent(), this::noteTrouble);
      now = nanoClock.getAsLong();
    }
    boolean wasWithholding = episode.isWithholding();
    boolean withhold = decideOrGoOn(now);
    if (!ownership.isOurs()) {
      nextBeat = isDue ? now + interval.toNanos() : nextBeat;
      return untilDue(now);
    }
    boolean resumes = wasWithholding && !withhold;
    nextBeat = resumes ? now : Math.min(nextBeat - now, interval.toNanos()) + now;
    if (now - nextBeat >= 0) {
      plan(beat(withhold, noteLateness(now)));
    }
    return untilDue(nanoClock.getAsLong());
  }

  /**
   * Another time between heartbeats, from now on.
   *
   * @throws IllegalArgumentException if it is not 1 s to 25 s
   */
  void setInterval(Duration newInterval) {
    interval = HeartbeatSettings.requireInterval(newInterval);
    log.note(DecisionKind.INTERVAL_CHANGED, "a heartbeat every " + DurationText.of(newInterval));
  }

  /** Returns the suspensions of the gates, which any thread may order or end. */
  Suspensions suspensions() {
    return suspensions;
  }

  /** Something went wrong that nobody foresaw; heartbeats go on. */
  void noteTrouble(Throwable thrown) {
    if (trouble.isNew(thrown.getClass())) {
      log.note(DecisionKind.TROUBLE, thrown.toString());
    }
  }

  EngineState state() {
    long now = nanoClock.getAsLong();
    Suspension current = suspensions.current(now).orElse(null);
    boolean isSuspended = current != null;
    return new EngineState(
        mode,
        phase(isSuspended),
        interval,
        withheld.get(),
        late.get(),
        isSuspended ? current.left(now) : null,
        isSuspended ? current.reason() : null,
        running ? ownership.owner() : null,
        running && sender.isHidden(),
        chain.standings());
  }

  private HeartbeatPhase phase(boolean isSuspended) {
    if (!running) {
      return HeartbeatPhase.STOPPED;
    }
    if (ownership.isWaiting()) {
      return HeartbeatPhase.WAITING;
    }
    return isSuspended ? HeartbeatPhase.SUSPENDED : episode.phase();
  }

  /** A fault of our own neither stops heartbeats nor begins to withhold them. */
  private boolean decideOrGoOn(long now) {
    try {
      return decide(now);
    } catch (RuntimeException | Error e) {
      noteTrouble(e);
      return episode.isWithholding();
    }
  }

  private boolean decide(long now) {
    String reason = chain.observe();
    return episode.decide(
        reason, excuse(now), onlyObserves(), settings.withholdAfter(), control::isMonitored, now);
  }

  /** Returns why closed gates are only observed; empty if they withhold heartbeats. */
  private String onlyObserves() {
    if (!ownership.isOurs()) {
      return ownership.whyNotOurs();
    }
    return mode == HeartbeatMode.PRESENCE ? "the mode is presence, in which gates only report" : "";
  }

  /** Returns what spares the application its closed gates. */
  private Optional<Exemption> excuse(long now) {
    suspensions.noteOver(now);
    Optional<Suspension> current = suspensions.current(now);
    if (current.isPresent()) {
      return Optional.of(Exemption.of(current.get()));
    }
    return now - startedAt < settings.grace().toNanos()
        ? Optional.of(Exemption.GRACE)
        : Optional.empty();
  }

  private Duration noteLateness(long now) {
    Duration lateness = Duration.ofNanos(now - nextBeat);
    Optional<String> line;
    if (sender.hasSent() && now - nextBeat > interval.toNanos() / 2) {
      late.incrementAndGet();
      line = lateRun.late(lateness);
    } else {
      line = lateRun.inTime();
    }
    if (line.isPresent()) {
      log.note(DecisionKind.LATE, line.get());
    }
    return lateness;
  }

  /** Sends or withholds one; whether that is done, or to be tried again soon. */
  private boolean beat(boolean withhold, Duration lateness) {
    if (withhold) {
      sender.withhold(lateness);
      if (mode != HeartbeatMode.DRY_RUN) {
        withheld.incrementAndGet();
        sender.noteHidden();
      }
      return true;
    }
    return sender.send(lateness);
  }

  /**
   * Plans the next one: an interval after this was due, at once if a slow host took longer than
   * that, or soon if it is to be tried again.
   */
  private void plan(boolean isDone) {
    long now = nanoClock.getAsLong();
    long onTime = nextBeat + interval.toNanos();
    nextBeat = isDone ? now + Math.max(0, onTime - now) : now + RETRY.toNanos();
  }

  private Duration untilDue(long now) {
    Duration untilBeat = Duration.ofNanos(Math.max(0, nextBeat - now));
    return untilBeat.compareTo(AwakeClock.PULSE) < 0 ? untilBeat : AwakeClock.PULSE;
  }
}
