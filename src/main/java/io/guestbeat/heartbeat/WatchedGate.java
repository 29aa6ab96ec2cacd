package io.guestbeat.heartbeat;

import io.guestbeat.gate.Verdict;
import java.util.Objects;
import java.util.concurrent.Callable;

/** A gate of the chain: its name, its check, and how often that is made. Immutable. */
public final class WatchedGate {
  private final String name;
  private final Callable<Verdict> check;
  private final GateSettings settings;

  /**
   * Makes a gate of the chain.
   *
   * @param check as {@link io.guestbeat.gate.HeartbeatGate#check()}; besides, {@link
   *     UnusableGateException} says that it cannot check
   */
  public WatchedGate(String name, Callable<Verdict> check, GateSettings settings) {
    this.name = Objects.requireNonNull(name, "name");
    this.check = Objects.requireNonNull(check, "check");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  public String name() {
    return name;
  }

  public Callable<Verdict> check() {
    return check;
  }

  public GateSettings settings() {
    return settings;
  }
}
