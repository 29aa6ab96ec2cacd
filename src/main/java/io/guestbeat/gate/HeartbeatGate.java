package io.guestbeat.gate;

import java.util.Map;

/**
 * A check that may withhold the heartbeat, and so have vSphere HA reset the virtual machine.
 *
 * <p>An application's own gate is a public class with a public constructor without parameters,
 * named in {@code META-INF/services/io.guestbeat.gate.HeartbeatGate} on the application's class
 * path or in a jar of the folder {@code gate.path}, and chosen by its name: {@code
 * gates=deadlock+orders}.
 *
 * <p>One gate is called by one thread at a time: first {@link #configure}, then {@link #check()}
 * again and again, always on a thread of the gate's own.
 */
public interface HeartbeatGate {
  /** Returns the name it is chosen by: lower case letters, digits and dashes. */
  String name();

  /**
   * Takes the gate's own keys: of {@code gate.NAME.KEY=VALUE} the keys and values, without those
   * that every gate has ({@code interval}, {@code timeout}, {@code validity}, {@code failures},
   * {@code successes}). Unless overridden, it takes none.
   *
   * @throws IllegalArgumentException that names every bad key and what it accepts
   */
  default void configure(Map<String, String> keys) {
    if (!keys.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", keys.keySet()) + ": this gate has no keys of its own");
    }
  }

  /**
   * Checks whether the application is alive. May block, but not for longer than {@code
   * gate.NAME.timeout}: a check that takes longer has failed. It should answer an interrupt.
   *
   * @return the verdict, never null
   * @throws Exception which is a verdict too: dead
   */
  Verdict check() throws Exception;
}
