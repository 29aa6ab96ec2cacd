package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
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
  private static final String DEBUG = "host=simulator,log=debug";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "host=simulator,heartbeat=on", "hots=auto", "host=unix:/no/such"})
  void saysNothingWhereOnlyAnOrderIsCarried(String options) throws Exception {
    try (Program child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      child.awaitOutput("serving");
      ChildJvm.awaitNoThread(child, "guestbeat-agent");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
    }
  }

  @Test
  void sendsNoHeartbeatWhereOnlyAnOrderIsCarried() throws Exception {
    try (WatchedJvm watched = WatchedJvm.byARealCluster(folder);
        Program child = watched.run(Command.JAVA_HOME, "heartbeat=on", "stop")) {
      child.awaitOutput("ready");
      ChildJvm.awaitNoThread(child, "guestbeat-agent");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
      assertThat(watched.ha().events()).isEmpty();
    }
  }

  @Test
  void saysWhyWhereDebuggingIsWanted() throws Exception {
    String options = "host=simulator,log=debug";
    try (Program child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      assertThat(child.awaitError("guestbeat: DEBUG"))
          .contains("not started: this JVM only runs the command \"stop\" of example.Server");
    }
  }

  @Test
  void startsAllTheSameWhereThatIsWanted() throws Exception {
    String options = "host=simulator,helpers=start";
    try (Program child = ChildJvm.withAgent(Command.JAVA_HOME, options, Server.class, "stop")) {
      child.awaitError("guestbeat: INFO statistics and heartbeat from");
    }
  }

  @Test
  void startsWhereItIsAttachedByHand() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class, "stop")) {
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

  /** The jar under another name, through a link, by its main class: one JVM each. */
  @Test
  void leavesItsOwnCommandLineAsItIsWhateverTheJarIsCalled() throws Exception {
    Path moved = folder.resolve("our tools/gb 2.jar");
    Files.createDirectories(moved.getParent());
    Files.copy(ChildJvm.agentJar(), moved);
    Path link = Files.createSymbolicLink(folder.resolve("link"), moved);
    String main = "io.guestbeat.agent.GuestbeatCommand";
    for (List<String> ours :
        List.of(
            List.of("-jar", moved.toString()),
            List.of("-jar", link.toString()),
            List.of("-cp", moved.toString(), main))) {
      List<String> all =
          new ArrayList<>(List.of("-javaagent:" + ChildJvm.agentJar() + "=" + DEBUG));
      all.addAll(ours);
      all.addAll(List.of("heartbeat", "--host", "simulator"));
      try (Program child = ChildJvm.run(Command.JAVA_HOME, all)) {
        assertThat(child.awaitError("guestbeat: "))
            .endsWith("not started: this is Guestbeat's own command line");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#from17")
  void startsInAProgramThatRunsFromItsSource(Path javaHome) throws Exception {
    Path source = folder.resolve("Waiting.java");
    String wait = "public class Waiting { public static void main(String[] a) throws Exception {";
    Files.writeString(source, wait + " System.in.read(); } }");
    List<String> arguments =
        List.of("-javaagent:" + ChildJvm.agentJar() + "=host=simulator,heartbeat=on", "" + source);
    try (Program child = ChildJvm.run(javaHome, arguments)) {
      child.awaitError("heartbeat STARTED");

      assertThat(child.finish()).isZero();
    }
  }

  /** What it writes, without the processes that come and go and what names the option. */
  private static List<String> runTool(String words, String jvmOption) throws Exception {
    List<String> command = new ArrayList<>(List.of(words.split(" ")));
    command.set(0, Command.JAVA_HOME.resolve("bin").resolve(command.get(0)).toString());
    return ProgramBuilder.of(command)
        .with("JAVA_TOOL_OPTIONS", jvmOption)
        .withErrorsInOutput()
        .output()
        .lines()
        .filter(line -> !line.matches("[0-9]+ .*"))
        .map(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS") ? "picked up" : line)
        .toList();
  }
}
