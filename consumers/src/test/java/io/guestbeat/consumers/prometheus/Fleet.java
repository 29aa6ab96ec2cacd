package io.guestbeat.consumers.prometheus;

import io.guestbeat.agent.Wait;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Program;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Allocation;
import io.guestbeat.host.simulator.HaSettings;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Five JVMs, each on a simulated host of its own, each with jmx_exporter. */
final class Fleet implements AutoCloseable {
  private static final Path EXPORTER =
      Path.of(System.getProperty("guestbeat.consumers"), "jmx-exporter.jar");
  private static final String HEARTBEAT =
      "heartbeat=on,heartbeat.interval=2s,heartbeat.grace=0s,gate.deadlock.interval=1s";

  /** As many as the JVM finds where it really runs: Guestbeat holds the host's numbers to it. */
  private static final int CPUS = VirtualCpus.ofThisMachine().orElseThrow();

  private final Path folder;
  private final Map<Member, Machine> machines = new EnumMap<>(Member.class);
  private final Map<Member, Integer> ports = new EnumMap<>(Member.class);

  /** Who is in it, by what will become of them. */
  enum Member {
    /** Nothing happens to it until it ends. */
    QUIET,
    /** Its VM is moved. */
    MOVED,
    /** Its host has no CPU for it; it has limits, too. */
    STOLEN,
    /** It deadlocks. */
    DEAD,
    /** Its host is of years ago: protocol 2, which knows the first 17 statistics. */
    OLD
  }

  private Fleet(Path folder) {
    this.folder = folder;
  }

  /** Starts all of them, each in a folder of its own. */
  static Fleet start(Path folder) throws IOException {
    Fleet fleet = new Fleet(folder);
    for (Member member : Member.values()) {
      fleet.ports.put(member, PrometheusServer.freePort());
      Path own = Files.createDirectory(folder.resolve(member.name()));
      fleet.machines.put(member, Machine.on(own, fleet.hostOf(member)));
    }
    CompletableFuture.allOf(
            Stream.of(Member.values())
                .map(member -> CompletableFuture.runAsync(() -> fleet.startJvm(member)))
                .toArray(CompletableFuture[]::new))
        .join();
    return fleet;
  }

  Simulator simulator(Member member) {
    return machines.get(member).simulator();
  }

  Machine machine(Member member) {
    return machines.get(member);
  }

  /** As Prometheus names it. */
  String instance(Member member) {
    return "127.0.0.1:" + ports.get(member);
  }

  Collection<String> instances() {
    return Stream.of(Member.values()).map(this::instance).collect(Collectors.toList());
  }

  /** Waits until every host has seen some heartbeats. */
  void awaitHeartbeats() {
    for (Member member : Member.values()) {
      Wait.until(
          () -> simulator(member).ha().heartbeatCount() >= 2,
          () -> member + ": " + machine(member).jvm().written());
    }
  }

  /** Stops its JVM, and lets it go on. */
  void pause(Member member, Duration span) throws IOException {
    long pid = machine(member).jvm().pid();
    Program.output(folder, "stop", List.of("kill", "-STOP", Long.toString(pid)));
    LockSupport.parkNanos(span.toNanos());
    Program.output(folder, "continue", List.of("kill", "-CONT", Long.toString(pid)));
  }

  @Override
  public void close() {
    machines.values().forEach(Machine::close);
  }

  private SimulatorBuilder hostOf(Member member) {
    SimulatorBuilder host =
        Simulator.builder()
            .vcpus(CPUS)
            .memoryMb(4096)
            .ha(
                HaSettings.of(Sensitivity.HIGH)
                    .withHeartbeatDeadline(Duration.ofSeconds(8))
                    .withFailureInterval(Duration.ofHours(1)));
    return switch (member) {
      case OLD -> host.host(HostProfile.current().withProtocolVersion(2));
      case STOLEN ->
          host.cpu(Allocation.of(500, CPUS * 2600L, 4000)).memory(Allocation.of(512, 4096, 40_960));
      default -> host;
    };
  }

  private void startJvm(Member member) {
    Path rules = Examples.file("guestbeat.yaml");
    List<String> before =
        List.of(
            "-Xmx64m", "-javaagent:" + EXPORTER + "=127.0.0.1:" + ports.get(member) + ":" + rules);
    try {
      machine(member)
          .start(
              Path.of(System.getProperty("java.home")), HEARTBEAT, before.toArray(new String[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
