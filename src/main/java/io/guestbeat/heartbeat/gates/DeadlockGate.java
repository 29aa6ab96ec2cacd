package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.deadlock.Deadlock;
import io.guestbeat.heartbeat.deadlock.DeadlockDetector;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Dead when the same deadlock is seen in two checks running: the same cycle of threads, each
 * waiting for the same lock, and none of them has moved in between. A deadlock that the application
 * breaks, with an interrupt for example, and that arises again is another one. Guestbeat's own
 * threads count as any others.
 */
final class DeadlockGate implements HeartbeatGate {
  static final Key<Pattern> NAME =
      Key.optional(
          "name",
          "a regular expression",
          "only deadlocks of which at least one thread has a name that matches as a whole count;"
              + " without it all",
          text -> Pattern.compile(text, Pattern.DOTALL));
  static final List<Key<?>> KEYS = Key.listOf(NAME);

  private final Supplier<List<Deadlock>> detector;
  private Optional<Pattern> name;
  private List<Deadlock> seenBefore = Collections.emptyList();

  DeadlockGate() {
    // Made at the check: where the JVM has no such thing, that check says so.
    this(() -> new DeadlockDetector().find());
  }

  DeadlockGate(Supplier<List<Deadlock>> detector) {
    this.detector = detector;
  }

  @Override
  public String name() {
    return "deadlock";
  }

  @Override
  public void configure(Map<String, String> keys) {
    name = Settings.of(KEYS, keys).find(NAME);
  }

  @Override
  public Verdict check() {
    List<Deadlock> seenNow = detector.get();
    List<Deadlock> lasting = new ArrayList<>(seenNow);
    lasting.retainAll(seenBefore);
    seenBefore = seenNow;
    for (Deadlock deadlock : lasting) {
      if (!name.isPresent() || deadlock.hasThreadNamed(name.get())) {
        return Verdict.dead(deadlock.describe());
      }
    }
    return Verdict.alive();
  }
}
