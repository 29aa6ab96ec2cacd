package io.guestbeat.heartbeat;

import io.guestbeat.gate.Verdict;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Makes a gate's check and notes what comes of it: whatever it throws is a verdict too. */
final class GateCheck {
  private final Callable<Verdict> check;
  private final GateState state;
  private final LongSupplier awakeClock;

  GateCheck(Callable<Verdict> check, GateState state, LongSupplier awakeClock) {
    this.check = check;
    this.state = state;
    this.awakeClock = awakeClock;
  }

  GateState state() {
    return state;
  }

  /** Makes one check; throws nothing but what ends the thread. */
  void make() {
    state.checkBegins(awakeClock.getAsLong());
    try {
      state.checkEnds(verdict(), awakeClock.getAsLong());
    } catch (UnusableGateException e) {
      state.checkEndsUnusable(String.valueOf(e.getMessage()), awakeClock.getAsLong());
    }
  }

  private Verdict verdict() throws UnusableGateException {
    try {
      Verdict verdict = check.call();
      return verdict == null ? Verdict.dead("its check gave no verdict") : verdict;
    } catch (UnusableGateException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.dead("its check was interrupted");
    } catch (Exception | Error e) {
      return Verdict.dead("its check threw " + e);
    }
  }
}
