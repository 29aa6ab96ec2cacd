package io.guestbeat.heartbeat.check;

import io.guestbeat.gate.Verdict;
import io.guestbeat.text.ReasonText;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Runs a gate's check and records the result; an exception is a verdict, too. */
public final class GateCheck {
  /** Made beforehand, for when there is no memory to say more. */
  private static final Verdict THREW =
      Verdict.dead("its check failed, for a reason that cannot be shown");

  private final Callable<Verdict> check;
  private final GateState state;
  private final LongSupplier awakeClock;

  public GateCheck(Callable<Verdict> check, GateState state, LongSupplier awakeClock) {
    this.check = check;
    this.state = state;
    this.awakeClock = awakeClock;
  }

  /**
   * Makes one check. What the JVM itself throws, for want of memory or stack, is no verdict: it
   * says nothing of what was to be checked. Where that goes on, the gate goes stale.
   */
  public void make() {
    state.checkBegins(awakeClock.getAsLong());
    try {
      state.checkEnds(verdict(), awakeClock.getAsLong());
    } catch (UnusableGateException e) {
      state.checkEndsUnusable(String.valueOf(e.getMessage()), awakeClock.getAsLong());
    } catch (VirtualMachineError inconclusive) {
      // The next check may tell more.
    } finally {
      state.checkIsOver();
    }
  }

  /**
   * A class that cannot be linked and a permission that is denied say nothing of the application
   * either: the check could not be made.
   */
  private Verdict verdict() throws UnusableGateException {
    try {
      Verdict verdict = check.call();
      return verdict == null ? Verdict.dead("its check gave no verdict") : verdict;
    } catch (UnusableGateException | VirtualMachineError e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.dead("its check was interrupted");
    } catch (Exception | Error e) {
      if (UnusableGateException.isRefusal(e)) {
        throw UnusableGateException.refusedBy(e);
      }
      return threw(e);
    }
  }

  private static Verdict threw(Throwable e) {
    try {
      return Verdict.dead("its check failed: " + ReasonText.of(e));
    } catch (RuntimeException | Error unspeakable) {
      return THREW;
    }
  }
}
