package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop-in of examples/systemd: systemd takes it, and a JVM that gets what it sets. */
@NeedsPrograms("systemd-analyze --version")
final class SystemdDropInIT {
  private static final Path DROP_IN =
      Path.of(System.getProperty("guestbeat.root"))
          .resolve("examples/systemd/acme.service.d/guestbeat.conf");

  private static final String UNIT =
      """
      [Unit]
      Description=A service that knows nothing of Guestbeat
      [Service]
      ExecStart=%s -jar /opt/acme/acme.jar
      RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
      StateDirectory=acme
      """;

  private static final List<String> IN_A_HURRY =
      List.of(
          "GUESTBEAT_HEARTBEAT_INTERVAL=1s",
          "GUESTBEAT_HEARTBEAT_GRACE=0s",
          "GUESTBEAT_GATE_DEADLOCK_INTERVAL=500ms");

  @TempDir Path folder;

  @Test
  void systemdFindsNothingWrongWithIt() throws Exception {
    assertThat(verifyWith(text())).isEqualTo("exit 0");
    assertThat(verifyWith(text().replace("#Restrict", "Restrict"))).isEqualTo("exit 0");

    assertThat(verifyWith(text().replace("StateDirectory=", "StateFolder=")))
        .contains("guestbeat.conf", "StateFolder");
    assertThat(verifyWith(text().replace("#Restrict", "Restrict").replace("VSOCK", "VSOCKS")))
        .contains("guestbeat.conf", "AF_VSOCKS");
  }

  @Test
  void aJvmThatGetsWhatItSetsMakesADryRunAndKeepsItsFilesThere() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    List<String> environment = new ArrayList<>(List.of("env"));
    environment.addAll(variables(state));
    environment.add("GUESTBEAT_HOST=unix:" + folder.resolve("host.sock"));
    environment.addAll(IN_A_HURRY);
    try (WatchedJvm cluster = WatchedJvm.byARealCluster(folder);
        Program jvm =
            ChildJvm.startBehind(environment, Command.JAVA_HOME, List.of(), Patient.class)) {
      jvm.awaitError("Picked up JAVA_TOOL_OPTIONS: -javaagent:");
      assertThat(jvm.awaitError("STARTED")).contains("mode dry-run");

      jvm.send("deadlock-monitors");
      assertThat(jvm.awaitError("SPARED")).contains("a dry run");
      cluster.await(() -> hasEvidence(state.resolve("guestbeat-acme")), "evidence");

      jvm.terminate();

      jvm.finish();
      assertThat(cluster.simulator().traffic().requestsAnswered("GuestAppMonitor")).isZero();
    }
  }

  @Test
  void whatIsLeftEnabledIsDisabledAfterAStopThatWasOrderedAndOnlyThen() throws Exception {
    try (WatchedJvm cluster = WatchedJvm.byARealCluster(folder)) {
      for (String ended :
          List.of("core-dump/SEGV", "exit-code/1", "oom-kill/KILL", "watchdog/ABRT")) {
        enable(cluster);
        afterStop(ended);
        assertThat(cluster.ha().isEnabled()).describedAs(ended).isTrue();
      }
      // Among them the SIGKILL after a stop that took too long, and -Xrs, where SIGTERM kills.
      for (String ended : List.of("success/TERM", "timeout/KILL", "exit-code/143")) {
        enable(cluster);
        afterStop(ended);
        assertThat(cluster.ha().isEnabled()).describedAs(ended).isFalse();
      }
    }
  }

  @Test
  void thatWaitsForAHostThatHangs() throws Exception {
    try (WatchedJvm cluster = WatchedJvm.byARealCluster(folder)) {
      enable(cluster);
      cluster.simulator().faults().hostHangs();
      long before = cluster.simulator().traffic().connectionsOpened();
      Program line = startAfterStop("timeout/KILL");
      cluster.await(() -> cluster.simulator().traffic().connectionsOpened() > before, "connection");
      cluster.simulator().faults().hostReturns();

      assertThat(line.awaitExit()).isZero();
      assertThat(cluster.ha().isEnabled()).isFalse();
    }
  }

  private static void enable(WatchedJvm cluster) {
    try (Host host = Hosts.guestRpc(cluster.simulator().transport())) {
      host.appMonitor().enable();
    }
  }

  private void afterStop(String ended) throws Exception {
    try (Program line = startAfterStop(ended)) {
      assertThat(line.awaitExit()).isZero();
    }
  }

  /** Runs the line of {@code ExecStopPost=} as systemd would after a unit that ended so. */
  private Program startAfterStop(String ended) throws Exception {
    String line =
        text()
            .lines()
            .filter(each -> each.startsWith("ExecStopPost=-/bin/sh -c '"))
            .map(each -> each.replaceFirst("^[^']*'(.*)'$", "$1"))
            .findFirst()
            .orElseThrow()
            .replace("$$", "$")
            .replace("/usr/bin/java", Command.JAVA_HOME.resolve("bin/java").toString())
            .replace("/opt/guestbeat/guestbeat.jar", ChildJvm.agentJar().toString())
            .replace("--within", "--host unix:" + folder.resolve("host.sock") + " --within");
    return ProgramBuilder.of("/bin/sh", "-c", line)
        .with("SERVICE_RESULT", ended.split("/")[0])
        .with("EXIT_STATUS", ended.split("/")[1])
        .start();
  }

  /** What stands behind each {@code Environment=}, with the specifiers as systemd fills them in. */
  private static List<String> variables(Path state) throws Exception {
    List<String> variables =
        text()
            .lines()
            .filter(line -> line.startsWith("Environment="))
            .map(line -> line.substring(line.indexOf('=') + 1))
            .map(line -> line.replace("%S", state.toString()).replace("%N", "acme"))
            .map(line -> line.replace("/opt/guestbeat/guestbeat.jar", "" + ChildJvm.agentJar()))
            .toList();
    assertThat(variables).hasSize(3);
    return variables;
  }

  private static boolean hasEvidence(Path evidence) {
    String[] names = evidence.toFile().list();
    return names != null && Arrays.stream(names).anyMatch(name -> name.endsWith(".txt"));
  }

  private String verifyWith(String dropIn) throws Exception {
    Path java = Command.JAVA_HOME.resolve("bin/java");
    Path unit = Files.writeString(folder.resolve("acme.service"), UNIT.formatted(java));
    Path besideIt = folder.resolve("acme.service.d");
    Files.createDirectories(besideIt);
    Files.writeString(besideIt.resolve("guestbeat.conf"), dropIn);
    return SystemdUnitIT.verify(unit);
  }

  private static String text() throws Exception {
    return Files.readString(DROP_IN);
  }
}
