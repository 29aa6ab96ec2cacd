package io.guestbeat.agent.rig;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.guestrpc.server.GuestClient;
import io.guestbeat.host.guestrpc.server.GuestEvent;
import io.guestbeat.host.simulator.HaCluster;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A simulated VM in an HA cluster, in this JVM, and the real JVMs in it, each with the real jar and
 * a name by which the test knows it. They reach their host over a Unix socket; what each has called
 * is counted by its process.
 *
 * <p>HA's time is real, or faster, or the test's own: then it stands still until {@link #pass}, and
 * times of red and reset are exact. The JVMs' time is always real. A reset ends nobody. Used by one
 * thread.
 */
public final class WatchedVm implements AutoCloseable {
  /** No JVM beats less often, in HA's time, than this is passed. */
  private static final Duration STEP = Duration.ofSeconds(10);

  private final Path folder;
  private final Simulator simulator;
  private final Optional<AtomicLong> clock;
  private final Map<String, Program> jvms = new LinkedHashMap<>();
  private final Map<GuestClient, Integer> connections = new ConcurrentHashMap<>();

  private WatchedVm(Path folder, SimulatorBuilder builder, Optional<AtomicLong> clock)
      throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.simulator = builder.build();
    simulator.addGuestListener(this::countConnections);
    simulator.serve(socket());
  }

  /** A cluster of these settings, whose time is real. */
  public static WatchedVm by(HaSettings settings, Path folder) throws IOException {
    return new WatchedVm(folder, Simulator.builder().ha(settings), Optional.empty());
  }

  /**
   * A cluster of this sensitivity, whose time runs so many times as fast: with a heartbeat a second
   * and a factor of 10 all is as if it came each 10 s.
   */
  public static WatchedVm byAFasterCluster(Sensitivity sensitivity, int factor, Path folder)
      throws IOException {
    long origin = System.nanoTime();
    LongSupplier time = () -> (System.nanoTime() - origin) * factor;
    return new WatchedVm(
        folder, Simulator.builder().ha(HaSettings.of(sensitivity)).clock(time), Optional.empty());
  }

  /** A cluster of this sensitivity, whose time the test passes. The VM's minimum uptime is over. */
  public static WatchedVm onAClock(Sensitivity sensitivity, Path folder) throws IOException {
    AtomicLong clock = new AtomicLong();
    WatchedVm vm =
        new WatchedVm(
            folder,
            Simulator.builder().ha(HaSettings.of(sensitivity)).clock(clock::get),
            Optional.of(clock));
    vm.pass(sensitivity.minimumUptime());
    return vm;
  }

  public Simulator simulator() {
    return simulator;
  }

  public HaCluster ha() {
    return simulator.ha();
  }

  public Path socket() {
    return folder.resolve("host.sock");
  }

  /** What stands for {@code /run/guestbeat/suspend}, which is the whole machine's. */
  public Path suspendFile() {
    return folder.resolve("run/suspend");
  }

  /** Starts a JVM that runs {@link Patient}, in place of the one of this name if it has ended. */
  public Program start(String name, String options) {
    Program jvm = run(Command.JAVA_HOME, options);
    Program before = jvms.put(name, jvm);
    if (before != null) {
      before.close();
    }
    jvm.awaitOutput("ready");
    return jvm;
  }

  /** Runs a JVM that has no name, and that the test closes. */
  public Program run(Path javaHome, String options, String... arguments) {
    return ChildJvm.start(
        javaHome, jvmOptions(options + ",host=unix:" + socket()), Patient.class, arguments);
  }

  /** The JVMs of one VM share one owner lock, and no others do. */
  List<String> jvmOptions(String options) {
    String all = options + ",evidence.dir=" + folder.resolve("evidence");
    return List.of(
        "-Xmx256m",
        "-Xss256k",
        "-Dio.guestbeat.test.suspend-file=" + suspendFile(),
        "-Dio.guestbeat.test.owner-memory=" + folder.resolve("owner-memory"),
        "-Dio.guestbeat.test.owner-lock=guestbeat-" + Integer.toHexString(socket().hashCode()),
        "-javaagent:" + ChildJvm.agentJar() + "=" + all);
  }

  public Program jvm(String name) {
    return Optional.ofNullable(jvms.get(name)).orElseThrow();
  }

  /** As the HA events of what this JVM asked for name it. */
  public String clientOf(String name) {
    return GuestClient.ofPid(jvm(name).pid()).toString();
  }

  private void countConnections(GuestEvent event) {
    if (event.type() == GuestEvent.Type.CONNECTED) {
      connections.merge(event.guest().client(), 1, Integer::sum);
    } else if (event.type() == GuestEvent.Type.LEFT) {
      connections.merge(event.guest().client(), -1, Integer::sum);
    }
  }

  /** How often this JVM's process has called {@code Enable}, {@code MarkActive}, …; "" for any. */
  public long calls(String name, String command) {
    return simulator
        .traffic()
        .by(GuestClient.ofPid(jvm(name).pid()))
        .requestsAnswered("GuestAppMonitor.Cmd." + command);
  }

  /** Waits for so many heartbeats of this JVM from now on. */
  public void awaitHeartbeats(String name, int count) {
    long enough = calls(name, "MarkActive") + count;
    await(() -> calls(name, "MarkActive") >= enough, count + " heartbeats of " + name);
  }

  /** Kills it, as {@code kill -9} and the kernel do; nothing of it is on its way afterwards. */
  public void kill(String name) {
    ProcessHandle.of(jvm(name).pid()).ifPresent(ProcessHandle::destroyForcibly);
    jvm(name).awaitExit();
    awaitNoConnection(name);
  }

  private void awaitNoConnection(String name) {
    GuestClient client = GuestClient.ofPid(jvm(name).pid());
    await(() -> connections.getOrDefault(client, 0) == 0, "end of the connections of " + name);
  }

  /** Has it end as planned. */
  public void stop(String name) {
    jvm(name).send("exit 0");
    assertThat(jvm(name).awaitExit()).isZero();
    awaitNoConnection(name);
  }

  /** Passes HA's time, while nobody is waited for. */
  public void pass(Duration span) {
    clock.orElseThrow().addAndGet(span.toNanos());
    simulator.tick();
  }

  /** Passes HA's time in steps of 10 s, after each of which these JVMs have beaten again. */
  public void passWhileBeating(Duration span, String... names) {
    for (Duration left = span; !left.isZero(); left = left.minus(step(left))) {
      pass(step(left));
      for (String name : names) {
        awaitHeartbeats(name, 1);
      }
    }
  }

  private static Duration step(Duration left) {
    return left.compareTo(STEP) < 0 ? left : STEP;
  }

  /** When the status turned red last, in HA's time; empty if it never did. */
  public Optional<Duration> redAt() {
    return last(HaEvent.Type.RED).map(HaEvent::at);
  }

  /** When the VM was reset last, in HA's time; empty if it never was. */
  public Optional<Duration> resetAt() {
    return last(HaEvent.Type.RESET).map(HaEvent::at);
  }

  /** When the last heartbeat came, of whichever JVM, in HA's time. */
  public Optional<Duration> lastHeartbeatAt() {
    List<Duration> times = ha().heartbeats();
    return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() - 1));
  }

  public Optional<HaEvent> last(HaEvent.Type type) {
    simulator.tick();
    return ha().events().stream()
        .filter(event -> event.type() == type)
        .reduce((earlier, later) -> later);
  }

  public void awaitReset() {
    await(() -> ha().resets() > 0, "reset");
  }

  /** Waits until it is so, while HA decides what is due. */
  public void await(BooleanSupplier condition, String what) {
    Wait.until(
        () -> {
          simulator.tick();
          return condition.getAsBoolean();
        },
        () -> "no " + what + " in " + ha().events() + "; calls: " + callsByClient());
  }

  private String callsByClient() {
    return jvms.entrySet().stream()
            .map(jvm -> jvm.getKey() + " is pid " + jvm.getValue().pid())
            .collect(joining(", "))
        + "; "
        + simulator.traffic().clients();
  }

  @Override
  public void close() {
    jvms.values().forEach(Program::close);
    simulator.close();
  }
}
