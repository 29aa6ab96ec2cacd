package io.guestbeat.heartbeat.gates;

import static java.util.stream.Collectors.toList;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.heap.HeapGate;
import io.guestbeat.settings.Key;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The gates that come with Guestbeat, in the order in which they are documented. */
@SuppressWarnings("ImmutableEnumChecker") // Settings of a gate are immutable.
public enum BuiltInGate {
  DEADLOCK("deadlock", Scope.WHOLE_JVM, Defaults.DEADLOCK),
  HEAP("heap", Scope.WHOLE_JVM, Defaults.INSIDE),
  THREADS("threads", Scope.PART_OF_THE_JVM, Defaults.INSIDE.closingAfter(3, 1)),
  /** Counts calls of methods, which needs the agent's instrumentation: {@link #create} refuses. */
  PROGRESS("progress", Scope.PART_OF_THE_JVM, Defaults.INSIDE),
  MBEAN("mbean", Scope.OUTSIDE, Defaults.PROBE),
  HTTP("http", Scope.OUTSIDE, Defaults.PROBE),
  TCP("tcp", Scope.OUTSIDE, Defaults.PROBE),
  COMMAND("command", Scope.OUTSIDE, Defaults.PROBE),
  FILE("file", Scope.OUTSIDE, Defaults.PROBE),
  PID("pid", Scope.OUTSIDE, Defaults.PROBE);

  private final String text;
  private final Scope scope;
  private final GateSettings defaults;

  BuiltInGate(String text, Scope scope, GateSettings defaults) {
    this.text = text;
    this.scope = scope;
    this.defaults = defaults;
  }

  /** Returns the gate of this name; empty if there is none. */
  public static Optional<BuiltInGate> find(String text) {
    for (BuiltInGate gate : values()) {
      if (gate.text.equals(text)) {
        return Optional.of(gate);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all of them. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(BuiltInGate::text).collect(toList());
  }

  /** Returns its name in options. */
  public String text() {
    return text;
  }

  /**
   * Returns whether it may be checked from the very start. A command or a TLS connection
   * initialises the JDK's logging, which some applications must do first.
   */
  public boolean asksTheJvmOnly() {
    return scope != Scope.OUTSIDE;
  }

  /** Returns why there can be one gate of this kind only; empty if there can be several. */
  public Optional<String> whyOnlyOne() {
    if (scope == Scope.WHOLE_JVM) {
      return Optional.of("it checks the whole JVM, so a second one would only repeat it");
    }
    return this == PROGRESS
        ? Optional.of(
            "it counts calls by class, so a second one would count the calls of the first")
        : Optional.empty();
  }

  /** Returns how often it is checked, and what opens and closes it, unless configured otherwise. */
  public GateSettings defaults() {
    return defaults;
  }

  /** Returns its own keys, without those that every gate has. Loads the class of this gate only. */
  public List<Key<?>> keys() {
    switch (this) {
      case DEADLOCK:
        return DeadlockGate.KEYS;
      case HEAP:
        return HeapGate.KEYS;
      case THREADS:
        return ThreadsGate.KEYS;
      case PROGRESS:
        return ProgressKeys.ALL;
      case MBEAN:
        return MBeanGate.KEYS;
      case HTTP:
        return HttpGate.KEYS;
      case TCP:
        return TcpGate.KEYS;
      case COMMAND:
        return CommandGate.KEYS;
      case FILE:
        return FileGate.KEYS;
      case PID:
        return PidGate.KEYS;
    }
    throw new IllegalStateException(text);
  }

  /**
   * Returns a fresh gate, not yet configured. What the JVM refuses its check is no verdict.
   *
   * @param nanoClock as {@link System#nanoTime}
   * @throws UnsupportedOperationException for {@link #PROGRESS}, which the agent makes
   */
  public HeartbeatGate create(LongSupplier nanoClock) {
    return new GuardedGate(created(nanoClock));
  }

  private HeartbeatGate created(LongSupplier nanoClock) {
    switch (this) {
      case DEADLOCK:
        return new DeadlockGate();
      case HEAP:
        return new HeapGate(nanoClock);
      case THREADS:
        return new ThreadsGate();
      case PROGRESS:
        throw new UnsupportedOperationException(
            "only the agent can create it, with its instrumentation");
      case MBEAN:
        return new MBeanGate();
      case HTTP:
        return new HttpGate(nanoClock);
      case TCP:
        return new TcpGate(nanoClock);
      case COMMAND:
        return new CommandGate();
      case FILE:
        return new FileGate(nanoClock);
      case PID:
        return new PidGate();
    }
    throw new IllegalStateException(text);
  }

  @Override
  public String toString() {
    return text;
  }

  /** What a gate looks at. */
  private enum Scope {
    WHOLE_JVM,
    PART_OF_THE_JVM,
    OUTSIDE
  }

  /** The settings that several have. */
  private static final class Defaults {
    /**
     * What only asks the JVM can be slow for one reason: so many threads want a processor that none
     * gets far. That is load, not death.
     */
    private static final Duration PATIENCE_UNDER_LOAD = Duration.ofSeconds(30);

    static final GateSettings DEADLOCK =
        GateSettings.every(Duration.ofSeconds(15)).within(PATIENCE_UNDER_LOAD);
    static final GateSettings INSIDE =
        GateSettings.every(Duration.ofSeconds(10)).within(PATIENCE_UNDER_LOAD);
    static final GateSettings PROBE = GateSettings.every(Duration.ofSeconds(10)).closingAfter(3, 2);
  }
}
