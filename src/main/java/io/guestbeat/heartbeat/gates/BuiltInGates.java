package io.guestbeat.heartbeat.gates;

import io.guestbeat.heartbeat.GateSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The gates that come with Guestbeat. */
public final class BuiltInGates {
  private static final GateSettings DEADLOCK = GateSettings.every(Duration.ofSeconds(15));
  private static final GateSettings INSIDE = GateSettings.every(Duration.ofSeconds(10));
  private static final GateSettings PROBE = INSIDE.closingAfter(3, 2);

  private static final List<BuiltInGate> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new BuiltInGate("deadlock", DEADLOCK, DeadlockGate.KEYS, clock -> new DeadlockGate()),
              new BuiltInGate("heap", INSIDE, HeapGate.KEYS, HeapGate::new),
              new BuiltInGate("threads", INSIDE, ThreadsGate.KEYS, clock -> new ThreadsGate()),
              new BuiltInGate("mbean", INSIDE, MBeanGate.KEYS, clock -> new MBeanGate()),
              new BuiltInGate("http", PROBE, HttpGate.KEYS, HttpGate::new),
              new BuiltInGate("tcp", PROBE, TcpGate.KEYS, TcpGate::new),
              new BuiltInGate("command", PROBE, CommandGate.KEYS, CommandGate::new),
              new BuiltInGate("file", PROBE, FileGate.KEYS, FileGate::new)));

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
