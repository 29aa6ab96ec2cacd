package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.HaCluster;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The real jar in a real JVM, watched by a simulated HA cluster in this one, over a Unix socket.
 * Used by one thread.
 */
final class WatchedJvm implements AutoCloseable {
  private final Path folder;
  private final Path socket;
  private final Simulator simulator;
  private Program child;

  /** A cluster of these spans; it watches nobody yet. */
  WatchedJvm(Path folder, Duration untilRed, Duration fromRedToReset) throws IOException {
    this.folder = folder;
    this.socket = folder.resolve("host.sock");
    this.simulator =
        Simulator.builder()
            .ha(
                HaSettings.of(
                        Sensitivity.HIGH
                            .withFailureInterval(fromRedToReset)
                            .withMinimumUptime(Duration.ZERO))
                    .withHeartbeatDeadline(untilRed))
            .build();
    simulator.serve(socket);
  }

  /** A cluster that resets within seconds: red after 3 s, reset 1 s later. */
  static WatchedJvm byAnImpatientCluster(Path folder) throws IOException {
    return new WatchedJvm(folder, Duration.ofSeconds(3), Duration.ofSeconds(1));
  }

  /** A cluster with the real spans of high sensitivity. */
  static WatchedJvm byARealCluster(Path folder) throws IOException {
    return new WatchedJvm(folder, Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  Simulator simulator() {
    return simulator;
  }

  HaCluster ha() {
    return simulator.ha();
  }

  Program child() {
    return child;
  }

  /** Starts the JVM, and waits for its first heartbeats. */
  void start(Path javaHome, String options) {
    child = run(javaHome, options);
    child.awaitOutput("ready");
    awaitHeartbeats(2);
  }

  /** Starts the JVM as a guest that reaches its host over vSockets, as on a VMware machine. */
  void startOverVsockets(Path javaHome, String options) throws Exception {
    Path preload = folder.resolve("preload.so");
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/preload.c");
    assertThat(Shell.run(folder, "gcc -fPIC -shared -o " + preload + " '" + source + "' -ldl"))
        .containsExactly("exit 0");
    child =
        ChildJvm.startBehind(
            List.of("env", "LD_PRELOAD=" + preload, "GUESTBEAT_STANDIN_HOST=" + socket),
            javaHome,
            jvmOptions(options + ",host=vsock"),
            Patient.class);
    child.awaitOutput("ready");
    awaitHeartbeats(2);
  }

  /** Another JVM, or the same again, watched alike. */
  Program run(Path javaHome, String options, String... arguments) {
    return ChildJvm.start(
        javaHome, jvmOptions(options + ",host=unix:" + socket), Patient.class, arguments);
  }

  private List<String> jvmOptions(String options) {
    String all = options + ",evidence.dir=" + folder.resolve("evidence");
    return List.of(
        "-Xmx256m",
        "-Xss256k",
        "-Dio.guestbeat.test.suspend-file=" + suspendFile(),
        "-javaagent:" + ChildJvm.agentJar() + "=" + all);
  }

  /** What stands for {@code /run/guestbeat/suspend}, which is the whole machine's. */
  Path suspendFile() {
    return folder.resolve("run/suspend");
  }

  /** Waits for so many heartbeats from now on. */
  void awaitHeartbeats(int count) {
    long enough = ha().heartbeatCount() + count;
    await(() -> ha().heartbeatCount() >= enough, count + " heartbeats");
  }

  void awaitReset() {
    await(() -> ha().resets() > 0, "reset");
  }

  void await(BooleanSupplier condition, String what) {
    Wait.until(condition, () -> "no " + what + " in " + ha().events());
  }

  HaEvent lastEvent(HaEvent.Type type) {
    return ha().events().stream()
        .filter(event -> event.type() == type)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** The text of the only evidence there is. */
  String evidence() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".txt")).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.get(0));
    }
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
    simulator.close();
  }
}
