package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that the agent's option reaches though they are no application. */
final class HelperJvmIT {
  private static final String WAITS_FOR_THE_END_OF_INPUT =
      """
      class Server {
        public static void main(String[] arguments) throws Exception {
          while (System.in.read() >= 0) {}
          System.out.println("at its end");
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "host=simulator,heartbeat=on", "hots=auto", "host=unix:/no/such"})
  void saysNothingWhereOnlyAnOrderIsCarried(String options) throws Exception {
    try (ChildJvm child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      child.awaitOutput("serving");
      child.awaitNoThread("guestbeat-agent");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
    }
  }

  @Test
  void sendsNoHeartbeatWhereOnlyAnOrderIsCarried() throws Exception {
    try (WatchedJvm watched = WatchedJvm.byARealCluster(folder);
        ChildJvm child = watched.run(Command.JAVA_HOME, "heartbeat=on", "stop")) {
      child.awaitOutput("ready");
      child.awaitNoThread("guestbeat-agent");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
      assertThat(watched.ha().events()).isEmpty();
    }
  }

  @Test
  void saysWhyWhereDebuggingIsWanted() throws Exception {
    String options = "host=simulator,log=debug";
    try (ChildJvm child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      assertThat(child.awaitError("guestbeat: DEBUG"))
          .contains("not started: this JVM only carries the order \"stop\" of example.Server");
    }
  }

  @Test
  void startsAllTheSameWhereThatIsWanted() throws Exception {
    String options = "host=simulator,helpers=start";
    try (ChildJvm child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      child.awaitError("guestbeat: INFO statistics and heartbeat from");
    }
  }

  @Test
  void startsWhereItIsAttachedByHand() throws Exception {
    try (ChildJvm child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class, "stop")) {
      child.awaitOutput("serving");

      Command attach = Command.of("attach", Long.toString(child.pid()), "host=simulator");

      assertThat(attach.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jps -l", "jcmd -l", "keytool -help", "javap -version"})
  void leavesTheToolsOfTheJdkAsTheyAre(String words) throws Exception {
    List<String> alone = runTool(words, "-Dno.agent=true");
    List<String> withAgent =
        runTool(words, "-javaagent:" + ChildJvm.agentJar() + "=host=simulator,heartbeat=on");

    assertThat(withAgent).isEqualTo(alone).isNotEmpty();
  }

  @Test
  void leavesItsOwnCommandLineAsItIs() throws Exception {
    List<String> agent = List.of("-javaagent:" + ChildJvm.agentJar() + "=host=simulator");

    Command version = Command.with(agent, "--version");

    assertThat(version.line()).startsWith("0 guestbeat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gb 1.0.jar", "monitor.jar"})
  void knowsItsOwnCommandLineByAnyName(String name) throws Exception {
    Path jar = Files.copy(ChildJvm.agentJar(), folder.resolve(name));
    String java = Command.JAVA_HOME.resolve("bin/java").toString();

    Process version =
        new ProcessBuilder(
                java, "-javaagent:" + jar + "=host=simulator", "-jar", jar.toString(), "--version")
            .redirectErrorStream(true)
            .start();

    assertThat(version.inputReader().lines()).singleElement().asString().startsWith("guestbeat ");
    assertThat(version.waitFor()).isZero();
  }

  /** From Java 22 on the launcher of source files has another name. */
  @ParameterizedTest
  @MethodSource("io.guestbeat.agent.ChildJvm#javaHomesFrom17")
  void startsInASourceFileThatIsRun(Path home) throws Exception {
    Path source = Files.writeString(folder.resolve("Server.java"), WAITS_FOR_THE_END_OF_INPUT);
    Process server =
        new ProcessBuilder(
                home.resolve("bin/java").toString(),
                "-javaagent:" + ChildJvm.agentJar() + "=host=simulator",
                source.toString())
            .redirectErrorStream(true)
            .start();

    try (BufferedReader lines = server.inputReader()) {
      assertThat(lines.readLine()).contains("statistics and heartbeat from");
      server.getOutputStream().close();
      assertThat(lines.lines()).contains("at its end");
    } finally {
      server.destroyForcibly();
    }
  }

  /** What it writes, without the processes that come and go and what names the option. */
  private static List<String> runTool(String words, String jvmOption) throws Exception {
    List<String> command = new ArrayList<>(List.of(words.split(" ")));
    command.set(0, Command.JAVA_HOME.resolve("bin").resolve(command.get(0)).toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", jvmOption);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines.stream()
        .filter(line -> !line.matches("[0-9]+ .*"))
        .map(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS") ? "picked up" : line)
        .toList();
  }
}
