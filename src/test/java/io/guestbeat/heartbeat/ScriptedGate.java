package io.guestbeat.heartbeat;

import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateCheck;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.check.WatchedGate;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** A gate without a thread: a rig has it check at the times its settings say. */
final class ScriptedGate {
  private final GateSettings settings;
  private final GateState state;
  private final LongSupplier awakeClock;
  private final LongSupplier clock;
  private Callable<Verdict> check = Verdict::alive;
  private Condition condition = Condition.HEALTHY;
  private boolean checking;
  private long due;
  private long endsAt;

  ScriptedGate(String name, GateSettings settings, LongSupplier awakeClock, LongSupplier clock) {
    this.settings = settings;
    this.state =
        new GateState(new WatchedGate(name, Verdict::alive, settings), awakeClock.getAsLong());
    this.awakeClock = awakeClock;
    this.clock = clock;
    this.due = clock.getAsLong();
  }

  GateState state() {
    return state;
  }

  /** While it is healthy this is its check. */
  void isCheckedBy(Callable<Verdict> newCheck) {
    check = newCheck;
  }

  void becomes(Condition newCondition) {
    condition = newCondition;
  }

  /** Does what is due by now. */
  void turn() {
    long now = clock.getAsLong();
    if (checking) {
      endSlowCheck(now);
    } else if (now - due >= 0 && condition != Condition.STALE) {
      due = now + settings.interval().toNanos();
      beginCheck(now);
    }
  }

  private void beginCheck(long now) {
    switch (condition) {
      case HEALTHY -> make(check);
      case FAILING -> make(() -> Verdict.dead("scripted"));
      case THROWING ->
          make(
              () -> {
                throw new IllegalStateException("scripted");
              });
      case UNUSABLE ->
          make(
              () -> {
                throw new UnusableGateException("scripted");
              });
      case HANGING, SLOW -> {
        state.checkBegins(awakeClock.getAsLong());
        checking = true;
        endsAt = now + settings.timeout().plus(Duration.ofSeconds(1)).toNanos();
      }
      case STALE -> throw new AssertionError("is not checked");
    }
  }

  private void endSlowCheck(long now) {
    if (condition != Condition.HANGING && now - endsAt >= 0) {
      state.checkEnds(Verdict.alive(), awakeClock.getAsLong());
      checking = false;
      due = now + settings.interval().toNanos();
    }
  }

  private void make(Callable<Verdict> check) {
    new GateCheck(check, state, awakeClock).make();
  }

  /** How the gate fares. */
  enum Condition {
    HEALTHY,
    FAILING,
    HANGING,
    THROWING,
    SLOW,
    STALE,
    UNUSABLE
  }
}
