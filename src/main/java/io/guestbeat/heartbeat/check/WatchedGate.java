package io.guestbeat.heartbeat.check;

import io.guestbeat.gate.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** A gate of the chain: its name, its check, and how often that is made. Immutable. */
public final class WatchedGate {
  private final String name;
  private final Callable<Verdict> check;
  private final GateSettings settings;
  private final Duration firstCheckAfter;

  /**
   * Makes a gate of the chain.
   *
   * @param check as {@link io.guestbeat.gate.HeartbeatGate#check()}; besides, {@link
   *     UnusableGateException} says that it cannot check
   */
  public WatchedGate(String name, Callable<Verdict> check, GateSettings settings) {
    this(name, check, settings, Duration.ZERO);
  }

  private WatchedGate(
      String name, Callable<Verdict> check, GateSettings settings, Duration firstCheckAfter) {
    this.name = Objects.requireNonNull(name, "name");
    this.check = Objects.requireNonNull(check, "check");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.firstCheckAfter = firstCheckAfter;
  }

  /** Returns a copy checked first so long after the start; until then it is open. */
  public WatchedGate firstCheckedAfter(Duration span) {
    return new WatchedGate(name, check, settings, span);
  }

  /** Returns the name of the gate. */
  public String name() {
    return name;
  }

  /** Returns the check; what it throws is a verdict too. */
  public Callable<Verdict> check() {
    return check;
  }

  /** Returns how long after the start it is checked first. */
  public Duration firstCheckAfter() {
    return firstCheckAfter;
  }

  /** Returns how often it is checked, and how it opens and closes. */
  public GateSettings settings() {
    return settings;
  }
}
