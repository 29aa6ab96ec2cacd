package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command heartbeat of the real jar, without a terminal, and what the cluster then did. */
@Tag("slow")
final class HeartbeatCommandIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final List<String> AT_ONCE =
      List.of("--grace", "0s", "--check-interval", "200ms", "--retries", "1");

  @TempDir Path folder;
  private WatchedJvm cluster;
  private Program command;

  @AfterEach
  void close() {
    if (command != null) {
      command.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void theDeathOfACheckedServiceIsTheResetOfTheVm(Path javaHome) throws Exception {
    cluster = WatchedJvm.byAnImpatientCluster(folder);
    String address;
    try (ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      address = "localhost:" + service.getLocalPort();
      start(javaHome, checks("--check-tcp", address));
      cluster.awaitHeartbeats(3);
    }

    assertThat(command.awaitOutput("WITHHELD")).contains("tcp: ", "cannot connect to " + address);
    command.awaitOutput("STATUS: red");
    cluster.awaitReset();
    // The VM has moved or was reset, and nobody watches: the service is dead still.
    assertThat(command.awaitOutput("REENABLED")).contains("without a heartbeat");
  }

  @Test
  void aPageThatFailsWithholdsThemUntilItIsWell() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    AtomicInteger status = new AtomicInteger(200);
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    page.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    page.start();
    try {
      String url = "http://localhost:" + page.getAddress().getPort() + "/health";
      start(Command.JAVA_HOME, checks("--check-http", url));
      status.set(503);
      assertThat(command.awaitOutput("WITHHELD")).endsWith(url + " answered 503, not 200-399");
      status.set(204);
      command.awaitOutput("RECOVERED");
      cluster.awaitHeartbeats(2);
    } finally {
      page.stop(0);
    }
  }

  @Test
  void aProcessThatEndsWithholdsThem() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    long pid;
    try (Program program = ProgramBuilder.of("sleep", "60").start()) {
      pid = program.pid();
      Path file = folder.resolve("program.pid");
      Files.writeString(file, pid + "\n");
      start(Command.JAVA_HOME, checks("--check-pid", file.toString()));
      cluster.awaitHeartbeats(2);
    }

    assertThat(command.awaitOutput("WITHHELD"))
        .contains("pid: process " + pid + " of ", " does not run");
  }

  @Test
  void everyCheckHasItsSayAndOneIsEnough() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    Path first = Files.createFile(folder.resolve("first"));
    Path second = Files.createFile(folder.resolve("second"));
    start(
        Command.JAVA_HOME,
        checks(
            "--check-file",
            first.toString(),
            "--check-file",
            second.toString(),
            "--max-age",
            "1h",
            "--check-command",
            "cat '" + first + "'"));
    assertThat(command.awaitOutput("WITHHELD")).contains("command: cat '", "ended with 1");
  }

  @Test
  void aCommandThatHangsIsGivenUpInTime() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);

    start(Command.JAVA_HOME, checks("--check-command", "sleep 50", "--timeout", "300ms"));

    assertThat(command.awaitOutput("WITHHELD")).endsWith("command: sleep 50 did not end in time");
  }

  @Test
  void withinTheGraceAndInADryRunABadCheckIsOnlyTold() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    String missing = folder.resolve("missing").toString();
    start(
        Command.JAVA_HOME,
        List.of("--check-interval", "200ms", "--retries", "0", "--check-file", missing));
    assertThat(command.awaitOutput("SPARED")).contains("within the grace", "does not exist");
    command.close();

    long calls = cluster.simulator().traffic().requestsAnswered();
    List<String> dryRun = new ArrayList<>(checks("--check-file", missing));
    dryRun.add("--dry-run");
    start(Command.JAVA_HOME, dryRun);

    assertThat(command.awaitOutput("SPARED")).contains("a dry run; heartbeats would be withheld");
    assertThat(cluster.simulator().traffic().requestsAnswered()).isEqualTo(calls);
  }

  @Test
  void inPresenceABadCheckIsOnlyTold() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    List<String> presence =
        new ArrayList<>(checks("--check-file", folder.resolve("missing").toString()));
    presence.add("--presence");
    start(Command.JAVA_HOME, presence);

    assertThat(command.awaitOutput("SPARED")).contains("in which gates only report");
    cluster.awaitHeartbeats(3);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void sigtermDisablesAndOnlyChangesWereTold(Path javaHome) throws Exception {
    cluster = WatchedJvm.byAnImpatientCluster(folder);
    start(javaHome, List.of());
    command.awaitOutput("STATUS: green");
    cluster.awaitHeartbeats(3);

    command.terminate();

    assertThat(command.finish()).isEqualTo(143);
    assertThat(cluster.ha().isEnabled()).isFalse();
    assertThat(cluster.ha().resets()).isZero();
    assertThat(command.errors()).isEmpty();
    assertThat(command.output())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("Z STARTED: a heartbeat every 1s, mode on"),
            line -> assertThat(line).endsWith("Z STATUS: green"),
            line -> assertThat(line).contains("Z STOPPED: ", "no reset follows"));
  }

  @Test
  void ctrlCWithoutATerminalDisablesToo() throws Exception {
    cluster = WatchedJvm.byAnImpatientCluster(folder);
    start(Command.JAVA_HOME, List.of("--verbose"));
    command.awaitOutput("SENT: heartbeat 2");

    command.signal("INT");

    assertThat(command.finish()).isEqualTo(130);
    assertThat(cluster.ha().isEnabled()).isFalse();
  }

  @Test
  void onExitLeaveLeavesTheResetToHa() throws Exception {
    cluster = WatchedJvm.byAnImpatientCluster(folder);
    start(Command.JAVA_HOME, List.of("--on-exit", "leave"));

    command.terminate();

    assertThat(command.finish()).isEqualTo(143);
    cluster.awaitReset();
  }

  @Test
  void aHostThatHangsHoldsUpTheEndNoLongerThanIsAllowed() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    start(Command.JAVA_HOME, List.of("--on-exit-timeout", "500ms"));
    cluster.simulator().faults().neverAnswer();
    command.awaitOutput("FAILED");

    long asked = System.nanoTime();
    command.terminate();

    assertThat(command.finish()).isEqualTo(143);
    // Four times that for a machine that is busy with other things.
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aHostThatIsNotThereYetIsWaitedFor() throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);
    try (Simulator late = Simulator.builder().build()) {
      Path socket = folder.resolve("late.sock");
      command = run(Command.JAVA_HOME, socket, List.of());
      assertThat(command.awaitOutput("FAILED")).contains("late.sock", "(errno 2)");

      late.serve(socket);

      command.awaitOutput("SENT_AGAIN");
      assertThat(late.ha().status()).isEqualTo(AppStatus.GREEN);
    }
  }

  @Test
  void nobodyWhoReadsIsNoReasonToStop() throws Exception {
    cluster = WatchedJvm.byAnImpatientCluster(folder);
    String line = "guestbeat heartbeat --verbose --interval 1s --host unix:host.sock | head -n 1";
    try (Program shell = Shell.start(folder, line)) {
      assertThat(shell.nextLine()).contains("STARTED");

      cluster.awaitHeartbeats(5);

      assertThat(cluster.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/proc/self/mem"})
  void aStrangePidFileIsUnusableAndNoTrouble(String file) throws Exception {
    cluster = WatchedJvm.byARealCluster(folder);

    start(Command.JAVA_HOME, checks("--check-pid", file));

    assertThat(command.awaitOutput("GATE_UNUSABLE")).contains("pid: ", file);
  }

  private static List<String> checks(String... words) {
    List<String> all = new ArrayList<>(AT_ONCE);
    all.addAll(List.of(words));
    return all;
  }

  private void start(Path javaHome, List<String> options) {
    command = run(javaHome, folder.resolve("host.sock"), options);
    command.awaitOutput("STARTED");
  }

  private static Program run(Path javaHome, Path socket, List<String> options) {
    List<String> words = new ArrayList<>(List.of("heartbeat", "--interval", "1s"));
    words.addAll(options);
    words.addAll(List.of("--host", "unix:" + socket));
    return ChildJvm.run(javaHome, Command.line(List.of(), words.toArray(String[]::new)));
  }
}
