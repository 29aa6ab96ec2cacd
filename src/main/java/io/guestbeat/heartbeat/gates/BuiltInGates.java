package io.guestbeat.heartbeat.gates;

import io.guestbeat.heartbeat.check.GateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The gates that come with Guestbeat. */
public final class BuiltInGates {
  /**
   * What only asks the JVM can be slow for one reason: so many threads want a processor that none
   * gets far. That is load, not death.
   */
  private static final Duration PATIENCE_UNDER_LOAD = Duration.ofSeconds(30);

  private static final GateSettings DEADLOCK =
      GateSettings.every(Duration.ofSeconds(15)).within(PATIENCE_UNDER_LOAD);
  private static final GateSettings HEAP =
      GateSettings.every(Duration.ofSeconds(10)).within(PATIENCE_UNDER_LOAD);
  private static final GateSettings THREADS = HEAP.closingAfter(3, 1);
  private static final GateSettings PROBE =
      GateSettings.every(Duration.ofSeconds(10)).closingAfter(3, 2);

  private static final List<String> NAMES =
      Collections.unmodifiableList(
          Arrays.asList(
              "deadlock", "heap", "threads", "mbean", "http", "tcp", "command", "file", "pid"));

  /** Each is made when it is first asked for: a JVM loads the classes of the gates it has. */
  private static final Map<String, BuiltInGate> MADE = new ConcurrentHashMap<>();

  private BuiltInGates() {}

  /** All of them, in the order in which they are documented. */
  public static List<BuiltInGate> all() {
    List<BuiltInGate> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(MADE.computeIfAbsent(name, BuiltInGates::made));
    }
    return Collections.unmodifiableList(all);
  }

  /** The one of this name; empty if there is none. */
  public static Optional<BuiltInGate> find(String name) {
    return NAMES.contains(name)
        ? Optional.of(MADE.computeIfAbsent(name, BuiltInGates::made))
        : Optional.empty();
  }

  private static BuiltInGate made(String name) {
    switch (name) {
      case "deadlock":
        return BuiltInGate.inside(name, DEADLOCK, DeadlockGate.KEYS, clock -> new DeadlockGate());
      case "heap":
        return BuiltInGate.inside(name, HEAP, HeapGate.KEYS, HeapGate::new);
      case "threads":
        return BuiltInGate.inside(name, THREADS, ThreadsGate.KEYS, clock -> new ThreadsGate());
      case "mbean":
        return BuiltInGate.outside(name, PROBE, MBeanGate.KEYS, clock -> new MBeanGate());
      case "http":
        return BuiltInGate.outside(name, PROBE, HttpGate.KEYS, HttpGate::new);
      case "tcp":
        return BuiltInGate.outside(name, PROBE, TcpGate.KEYS, TcpGate::new);
      case "command":
        return BuiltInGate.outside(name, PROBE, CommandGate.KEYS, clock -> new CommandGate());
      case "file":
        return BuiltInGate.outside(name, PROBE, FileGate.KEYS, FileGate::new);
      case "pid":
        return BuiltInGate.outside(name, PROBE, PidGate.KEYS, clock -> new PidGate());
      default:
        throw new IllegalArgumentException(name);
    }
  }
}
