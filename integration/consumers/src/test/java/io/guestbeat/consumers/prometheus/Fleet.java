package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Tool;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Six JVMs, each on a simulated host of its own, each with jmx_exporter. */
final class Fleet implements AutoCloseable {
  private static final Path EXPORTER =
      Path.of(System.getProperty("guestbeat.consumers"), "jmx-exporter.jar");
  private static final String HEARTBEAT =
      "heartbeat.interval=2s,heartbeat.grace=0s,gate.deadlock.interval=1s,heartbeat=";

  /** As many as the JVM finds where it really runs: Guestbeat holds the host's numbers to it. */
  private static final int CPUS = VirtualCpus.ofThisMachine().orElseThrow();

  private final Path folder;
  private final Map<Member, Machine> machines = new EnumMap<>(Member.class);
  private final Map<Member, Integer> ports = new ConcurrentHashMap<>();

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
    /** It deadlocks in a dry run, and its MBeans have a domain of their own. */
    DRY,
    /** Its host is of years ago: protocol 2, which knows the first 17 statistics. */
    OLD
  }

  private Fleet(Path folder) {
    this.folder = folder;
  }

  /** Starts all of them, each in a folder of its own. */
  static Fleet start(Path folder) throws IOException {
    Fleet fleet = new Fleet(folder);
    try {
      fleet.startMachines();
      return fleet;
    } catch (IOException | RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private void startMachines() throws IOException {
    for (Member member : Member.values()) {
      Path own = Files.createDirectory(folder.resolve(member.name()));
      machines.put(member, Machine.on(own, hostOf(member)));
    }
    CompletableFuture.allOf(
            Stream.of(Member.values())
                .map(member -> CompletableFuture.runAsync(() -> startJvm(member)))
                .toArray(CompletableFuture[]::new))
        .join();
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

  /** Waits until every host has seen some heartbeats, but that of the dry run, which sees none. */
  void awaitHeartbeats() {
    for (Member member : EnumSet.complementOf(EnumSet.of(Member.DRY))) {
      Wait.until(
          () -> simulator(member).ha().heartbeatCount() >= 2,
          () -> member + ": " + machine(member).jvm().written());
    }
  }

  /** Stops its JVM, and lets it go on. */
  void pause(Member member, Duration span) throws IOException {
    long pid = machine(member).jvm().pid();
    Tool.output(folder, "stop", List.of("kill", "-STOP", Long.toString(pid)));
    LockSupport.parkNanos(span.toNanos());
    Tool.output(folder, "continue", List.of("kill", "-CONT", Long.toString(pid)));
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
                HaSettings.of(Sensitivity.HIGH.withFailureInterval(Duration.ofHours(1)))
                    .withHeartbeatDeadline(Duration.ofSeconds(8)));
    return switch (member) {
      case OLD -> host.host(HostProfile.current().withProtocolVersion(2));
      case STOLEN ->
          host.cpu(Allocation.of(500, CPUS * 2600L, 4000)).memory(Allocation.of(512, 4096, 40_960));
      default -> host;
    };
  }

  private void startJvm(Member member) {
    try {
      ports.put(member, Port.startOnFree(port -> startJvm(member, port)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int startJvm(Member member, int port) throws IOException {
    Path rules = member == Member.DRY ? rulesOfAnotherDomain() : Examples.file("guestbeat.yaml");
    String options = HEARTBEAT + (member == Member.DRY ? "dry-run,jmx.domain=com.acme" : "on");
    machine(member)
        .start(
            Path.of(System.getProperty("java.home")),
            options,
            "-Xmx64m",
            "-javaagent:" + EXPORTER + "=127.0.0.1:" + port + ":" + rules);
    return port;
  }

  /** As docs/prometheus.md says to make them. */
  private Path rulesOfAnotherDomain() throws IOException {
    String command = "sed 's/io\\.guestbeat/com.acme/' guestbeat.yaml";
    assertThat(Examples.page()).content().contains("    " + command + " > acme.yaml\n");
    String inItsFolder = "cd '" + Examples.FOLDER + "' && " + command;
    return Files.writeString(
        folder.resolve("acme.yaml"), Tool.output(folder, "sed", List.of("sh", "-c", inItsFolder)));
  }
}
