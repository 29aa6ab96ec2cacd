package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dead when threads have been deadlocked in two checks running: the same threads, or the same and
 * more. Guestbeat's own threads count as any others.
 */
final class DeadlockGate implements HeartbeatGate {
  static final GateKey<Pattern> NAME =
      GateKey.withDefault(
          "name",
          ".*",
          "a regular expression",
          "only deadlocks of which at least one thread has a name that matches as a whole count",
          Pattern::compile);
  static final List<GateKey<?>> KEYS = KeyValues.keys(NAME);

  private final DeadlockDetector detector =
      new DeadlockDetector(ManagementFactory.getThreadMXBean());
  private Pattern name;
  private List<Set<Long>> seenBefore = Collections.emptyList();

  @Override
  public String name() {
    return "deadlock";
  }

  @Override
  public void configure(Map<String, String> keys) {
    name = GateKeys.of(KEYS, keys).value(NAME);
  }

  @Override
  public Verdict check() {
    List<Set<Long>> seenNow = new ArrayList<>();
    Verdict verdict = Verdict.alive();
    for (Deadlock deadlock : detector.find()) {
      if (deadlock.hasThreadNamed(name)) {
        seenNow.add(deadlock.threadIds());
        if (verdict.isAlive() && seenBefore.stream().anyMatch(deadlock::contains)) {
          verdict = Verdict.dead(deadlock.describe());
        }
      }
    }
    seenBefore = seenNow;
    return verdict;
  }
}
