package io.guestbeat.agent.rig;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.HaCluster;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The real jar in a real JVM, the only one in a {@link WatchedVm}. Used by one thread. */
public final class WatchedJvm implements AutoCloseable {
  private final Path folder;
  private final WatchedVm vm;
  private Program child;

  /** A cluster of these spans; it watches nobody yet. */
  public WatchedJvm(Path folder, Duration untilRed, Duration fromRedToReset) throws IOException {
    this.folder = folder;
    this.vm =
        WatchedVm.by(
            HaSettings.of(
                    Sensitivity.HIGH
                        .withFailureInterval(fromRedToReset)
                        .withMinimumUptime(Duration.ZERO))
                .withHeartbeatDeadline(untilRed),
            folder);
  }

  /** A cluster that resets within seconds: red after 3 s, reset 1 s later. */
  public static WatchedJvm byAnImpatientCluster(Path folder) throws IOException {
    return new WatchedJvm(folder, Duration.ofSeconds(3), Duration.ofSeconds(1));
  }

  /** A cluster with the real spans of high sensitivity. */
  public static WatchedJvm byARealCluster(Path folder) throws IOException {
    return new WatchedJvm(folder, Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  public Simulator simulator() {
    return vm.simulator();
  }

  public HaCluster ha() {
    return vm.ha();
  }

  public Program child() {
    return child;
  }

  /** Starts the JVM, and waits for its first heartbeats. */
  public void start(Path javaHome, String options) {
    child = run(javaHome, options);
    child.awaitOutput("ready");
    awaitHeartbeats(2);
  }

  /** Starts the JVM as a guest that reaches its host over vSockets, as on a VMware machine. */
  public void startOverVsockets(Path javaHome, String options) throws Exception {
    Path preload = folder.resolve("preload.so");
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/preload.c");
    assertThat(Shell.run(folder, "gcc -fPIC -shared -o " + preload + " '" + source + "' -ldl"))
        .containsExactly("exit 0");
    child =
        ChildJvm.startBehind(
            List.of("env", "LD_PRELOAD=" + preload, "GUESTBEAT_STANDIN_HOST=" + vm.socket()),
            javaHome,
            vm.jvmOptions(options + ",host=vsock"),
            Patient.class);
    child.awaitOutput("ready");
    awaitHeartbeats(2);
  }

  /** Another JVM, or the same again, watched alike. */
  public Program run(Path javaHome, String options, String... arguments) {
    return vm.run(javaHome, options, arguments);
  }

  /** What stands for {@code /run/guestbeat/suspend}, which is the whole machine's. */
  public Path suspendFile() {
    return vm.suspendFile();
  }

  /** Waits for so many heartbeats from now on. */
  public void awaitHeartbeats(int count) {
    long enough = ha().heartbeatCount() + count;
    await(() -> ha().heartbeatCount() >= enough, count + " heartbeats");
  }

  public void awaitReset() {
    vm.awaitReset();
  }

  public void await(BooleanSupplier condition, String what) {
    vm.await(condition, what);
  }

  public HaEvent lastEvent(HaEvent.Type type) {
    return vm.last(type).orElseThrow();
  }

  /** The text of the only evidence there is. */
  public String evidence() throws IOException {
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
    vm.close();
  }
}
