package io.guestbeat.heartbeat.check;

import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.gate.Verdict;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.OneLine;
import java.time.Duration;

/**
 * Opens and closes a gate by the results of its checks. Times are those of one {@link AwakeClock},
 * given by the caller. Safe between threads: one checks, others ask for the standing.
 */
public final class GateState {
  /** Enough for eight deadlocked threads. */
  private static final int LONGEST_REASON = 2000;

  private final String name;
  private final GateSettings settings;
  private final Duration firstCheckAfter;

  /** When the last verdict came, or when the watch began. */
  private long lastVerdictAt;

  private boolean checking;
  private long checkBegan;
  private boolean closed;
  private int failuresInRow;
  private int successesInRow;
  private String reason = "";
  private String unusable = "";
  private long unusableSince;

  public GateState(WatchedGate gate, long now) {
    this.name = gate.name();
    this.settings = gate.settings();
    this.firstCheckAfter = gate.firstCheckAfter();
    watchBegins(now);
  }

  public String name() {
    return name;
  }

  /** The first check is due from now on, or as long after as is wanted. */
  public synchronized void watchBegins(long now) {
    lastVerdictAt = now + firstCheckAfter.toNanos();
  }

  public synchronized void checkBegins(long now) {
    checking = true;
    checkBegan = now;
  }

  /** The check has ended with this verdict; one that took too long has failed. */
  public synchronized void checkEnds(Verdict verdict, long now) {
    long took = now - checkBegan;
    unusable = "";
    if (took > settings.timeout().toNanos()) {
      failed("its check took " + text(took) + limit());
    } else if (verdict.isAlive()) {
      succeeded();
    } else {
      failed(verdict.reason());
    }
    checking = false;
    lastVerdictAt = now;
  }

  /**
   * The gate cannot check, and so closes nothing. One that is closed stays so until it has been
   * unusable for as long as a verdict is valid: a check that could not be made is no sign of life.
   */
  public synchronized void checkEndsUnusable(String why, long now) {
    if (unusable.isEmpty()) {
      unusableSince = now;
    }
    String line = OneLine.of(why, LONGEST_REASON);
    unusable = line.isEmpty() ? "it cannot check" : line;
    checking = false;
    successesInRow = 0;
    if (now - unusableSince >= settings.validity().toNanos()) {
      closed = false;
      failuresInRow = 0;
    }
    lastVerdictAt = now;
  }

  /** The check has ended, whatever came of it. */
  synchronized void checkIsOver() {
    checking = false;
  }

  public synchronized GateStanding standing(long now) {
    String late = lateness(now);
    if (!late.isEmpty()) {
      return GateStanding.closed(name, late);
    }
    if (!unusable.isEmpty() && !closed) {
      return GateStanding.unusable(name, unusable);
    }
    return closed ? GateStanding.closed(name, closedReason()) : GateStanding.open(name);
  }

  private void succeeded() {
    failuresInRow = 0;
    successesInRow++;
    if (successesInRow >= settings.successes()) {
      closed = false;
    }
  }

  private void failed(String why) {
    successesInRow = 0;
    failuresInRow++;
    reason = OneLine.of(why, LONGEST_REASON);
    if (failuresInRow >= settings.failures()) {
      closed = true;
    }
  }

  /** Returns why a verdict that has not come closes the gate, or empty. */
  private String lateness(long now) {
    long running = checking ? now - checkBegan : 0;
    boolean hangs = running > settings.timeout().toNanos();
    if (hangs && (closed || failuresInRow + 1 >= settings.failures())) {
      return "its check hangs, for " + text(running) + limit();
    }
    long age = now - lastVerdictAt;
    return age > settings.validity().toNanos() ? "stale: no verdict for " + text(age) : "";
  }

  private String closedReason() {
    return successesInRow == 0
        ? reason
        : "recovering, " + successesInRow + " of " + settings.successes() + ", from: " + reason;
  }

  private String limit() {
    return "; its timeout is " + DurationText.of(settings.timeout());
  }

  private static String text(long nanos) {
    return DurationText.of(Duration.ofNanos(nanos));
  }
}
