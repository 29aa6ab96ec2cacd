package io.guestbeat.agent.flight;

import java.time.Duration;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A pause of the JVM, as it is to be recorded. Immutable.
 *
 * <p>It is not the meter's own type, so that the two can change apart: whoever puts Guestbeat
 * together makes the one of the other.
 */
public final class RecordedPause {
  private final long beganAtMillis;
  private final Duration length;
  private final String cause;
  private final ToDoubleFunction<PauseCause> shares;

  /**
   * Makes one.
   *
   * @param beganAtMillis when it began, by the wall clock, since the epoch
   * @param length how long it was
   * @param cause what took the most of it, in words
   * @param shares what each cause took of it, from 0 to 1; NaN where that is not known
   */
  public RecordedPause(
      long beganAtMillis, Duration length, String cause, ToDoubleFunction<PauseCause> shares) {
    this.beganAtMillis = beganAtMillis;
    this.length = Objects.requireNonNull(length, "length");
    this.cause = Objects.requireNonNull(cause, "cause");
    this.shares = Objects.requireNonNull(shares, "shares");
  }

  long beganAtMillis() {
    return beganAtMillis;
  }

  Duration length() {
    return length;
  }

  String cause() {
    return cause;
  }

  double share(PauseCause of) {
    return shares.applyAsDouble(of);
  }

  /** What a pause's time can have gone to. */
  public enum PauseCause {
    /** Collections of the JVM's own garbage. */
    GARBAGE_COLLECTION,
    /** The host ran others on the CPUs. */
    STOLEN,
    /** The virtual machine was moved, suspended or reverted. */
    SESSION_CHANGE,
    /** The host read the machine's memory back from its disk. */
    SWAPPED,
    /** The process was stopped, or held by a debugger. */
    STOPPED,
    /** None of them explains it. */
    UNKNOWN
  }
}
