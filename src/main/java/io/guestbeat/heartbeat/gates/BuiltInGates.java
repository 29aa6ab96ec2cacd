package io.guestbeat.heartbeat.gates;

import io.guestbeat.heartbeat.GateSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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

  private static final List<BuiltInGate> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              BuiltInGate.inside(
                  "deadlock", DEADLOCK, DeadlockGate.KEYS, clock -> new DeadlockGate()),
              BuiltInGate.inside("heap", HEAP, HeapGate.KEYS, HeapGate::new),
              BuiltInGate.inside("threads", THREADS, ThreadsGate.KEYS, clock -> new ThreadsGate()),
              BuiltInGate.outside("mbean", PROBE, MBeanGate.KEYS, clock -> new MBeanGate()),
              BuiltInGate.outside("http", PROBE, HttpGate.KEYS, HttpGate::new),
              BuiltInGate.outside("tcp", PROBE, TcpGate.KEYS, TcpGate::new),
              BuiltInGate.outside("command", PROBE, CommandGate.KEYS, clock -> new CommandGate()),
              BuiltInGate.outside("file", PROBE, FileGate.KEYS, FileGate::new)));

  private BuiltInGates() {}

  /** All of them, in the order in which they are documented. */
  public static List<BuiltInGate> all() {
    return ALL;
  }

  /** The one of this name; empty if there is none. */
  public static Optional<BuiltInGate> find(String name) {
    return ALL.stream().filter(gate -> gate.name().equals(name)).findFirst();
  }
}
