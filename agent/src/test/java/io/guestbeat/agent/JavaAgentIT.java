package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Greeting;
import example.Inspector;
import example.JnaPropertyWatch;
import example.QuietServer;
import example.Redirecting;
import example.Server;
import example.TellTaleLogManager;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar in JVMs that start with it. */
final class JavaAgentIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";

  /** A host that needs native code, and is not there. */
  private static final String NO_HOST = "host=unix:/no/such/socket";

  private final ObjectName guestStats;

  @TempDir Path folder;

  JavaAgentIT() throws Exception {
    guestStats = new ObjectName("io.guestbeat:type=GuestStats");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void leavesATrivialApplicationAsItIs(Path javaHome) throws Exception {
    try (Program child = ChildJvm.withAgent(javaHome, "host=simulator", Greeting.class)) {
      int exitCode = child.finish();

      assertThat(exitCode).isZero();
      assertThat(child.output()).containsExactly("hello");
      assertThat(child.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void needsNoOptions(Path javaHome) throws Exception {
    try (Program child = ChildJvm.withAgent(javaHome, "", Server.class)) {
      child.awaitError("guestbeat: INFO");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).hasSize(1);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksThatCanDenyNativeAccess")
  void givesDeniedNativeAccessAsTheReason(Path javaHome) throws Exception {
    List<String> options =
        List.of(
            "--illegal-native-access=deny", "-javaagent:" + ChildJvm.agentJar() + "=" + NO_HOST);
    try (Program child = ChildJvm.start(javaHome, options, Server.class)) {
      String line = child.awaitError("guestbeat: ");

      assertThat(line).contains("native access is denied; --enable-native-access=ALL-UNNAMED");
      assertThat(child.finish()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void saysWhyThereAreNoStatistics(Path javaHome) throws Exception {
    try (Program child = ChildJvm.withAgent(javaHome, NO_HOST, Server.class)) {
      child.awaitOutput("serving");
      String line = child.awaitError("guestbeat: ");

      assertThat(line).contains(" guestbeat: INFO no statistics").contains("/no/such/socket");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        assertThat(jmx.read(guestStats, "Available")).isEqualTo(false);
        assertThat(jmx.read(guestStats, "CpuLimitMHz")).isNull();
        assertThat((String) jmx.read(guestStats, "UnavailableReason"))
            .contains("/no/such/socket", "No such file or directory");
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void isInvisibleToTheApplication(Path javaHome) throws Exception {
    String[] classes = {
      "io.guestbeat.host.Hosts",
      "io.guestbeat.agent.runtime.AgentRuntime",
      "com.sun.jna.Native",
      "io.guestbeat.agent.GuestbeatAgent"
    };
    try (Program child = ChildJvm.withAgent(javaHome, NO_HOST, Inspector.class, classes)) {
      child.awaitError("guestbeat: INFO");
      child.finish();

      assertThat(child.output())
          .contains(
              "does not see io.guestbeat.host.Hosts",
              "does not see io.guestbeat.agent.runtime.AgentRuntime",
              "does not see com.sun.jna.Native",
              "sees io.guestbeat.agent.GuestbeatAgent")
          .contains("daemon guestbeat-agent")
          .filteredOn(line -> line.startsWith("thread "))
          .allMatch(line -> line.matches("thread (main|DestroyJavaVM)"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void leavesSystemPropertiesAsTheyWere(Path javaHome) throws Exception {
    List<String> properties = List.of("-Djna.tmpdir=/own", "-Djna.platform.library.path=/own");
    List<String> withAgent = new ArrayList<>(properties);
    withAgent.add("-javaagent:" + ChildJvm.agentJar() + "=" + NO_HOST);
    try (Program alone = ChildJvm.start(javaHome, properties, Inspector.class);
        Program watched = ChildJvm.start(javaHome, withAgent, Inspector.class)) {
      alone.finish();
      watched.awaitError("guestbeat: INFO");
      watched.finish();

      assertThat(propertiesOf(alone)).contains("property jna.tmpdir is /own");
      assertThat(propertiesOf(watched)).isEqualTo(propertiesOf(alone));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void setsNoPropertyThatTheApplicationsOwnJnaReadsNotEvenForAMoment(Path javaHome)
      throws Exception {
    try (Program child = ChildJvm.withAgent(javaHome, NO_HOST, JnaPropertyWatch.class)) {
      child.awaitError("guestbeat: INFO");
      child.finish();

      assertThat(child.output()).containsExactly("seen []");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void findsAFolderForJnaWhateverTheLocaleCanExpress(Path javaHome) throws Exception {
    List<String> options =
        List.of(
            "-Dsun.jnu.encoding=ANSI_X3.4-1968",
            "-Duser.home=/home/jos\u00e9",
            "-Djava.io.tmpdir=/no/such/folder",
            "-javaagent:" + ChildJvm.agentJar() + "=" + NO_HOST);
    try (Program child = ChildJvm.start(javaHome, options, Server.class)) {
      String line = child.awaitError("guestbeat: INFO");

      assertThat(line).contains("/no/such/socket");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void leavesLoggingToTheApplication(Path javaHome) throws Exception {
    List<String> options =
        List.of(
            "-Djava.util.logging.manager=" + TellTaleLogManager.class.getName(),
            "-javaagent:" + ChildJvm.agentJar() + "=" + NO_HOST);
    try (Program child = ChildJvm.start(javaHome, options, QuietServer.class)) {
      child.awaitOutput("registered io.guestbeat:type=Insight");
      child.finish();

      // On Java 8 the application's own createMBeanServer does, on its main thread.
      assertThat(child.output())
          .filteredOn(line -> !line.equals("logging was initialised by main"))
          .containsExactly(
              "registered io.guestbeat:type=GuestStats",
              "registered io.guestbeat:type=AppMonitor",
              "registered io.guestbeat:type=Insight");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void writesToTheRealStandardErrorOnly(Path javaHome) throws Exception {
    try (Program child = ChildJvm.withAgent(javaHome, "host=auto", Redirecting.class)) {
      child.awaitError("guestbeat: INFO");

      assertThat(child.finish()).isZero();
      assertThat(child.output()).contains("redirected 0 bytes");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void removesJnasLibraryAtOnce(Path javaHome) throws Exception {
    List<String> options =
        List.of(
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            "-javaagent:" + ChildJvm.agentJar() + "=" + NO_HOST);
    try (Program child = ChildJvm.start(javaHome, options, Server.class)) {
      child.awaitError("guestbeat: INFO no statistics: update: unix:/no/such/socket");

      try (var left = Files.list(folder)) {
        assertThat(left.filter(path -> !path.toString().contains("hsperf"))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void namesAllBadOptionsAndLetsTheApplicationRun(Path javaHome) throws Exception {
    String options = "hots=simulator,jmx.control=everything,stats.max-age=2h,heartbeat=yes";
    try (Program child = ChildJvm.withAgent(javaHome, options, Server.class)) {
      child.awaitError("not started");

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
      assertThat(child.errors())
          .hasSize(5)
          .allMatch(line -> line.contains(" guestbeat: "))
          .anyMatch(line -> line.contains("hots=simulator"))
          .anyMatch(line -> line.contains("jmx.control=everything"))
          .anyMatch(line -> line.contains("stats.max-age=2h"))
          .anyMatch(line -> line.contains("heartbeat=yes"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void startsOnceThoughItIsGivenTwice(Path javaHome) throws Exception {
    String agent = "-javaagent:" + ChildJvm.agentJar() + "=host=auto";
    try (Program child = ChildJvm.start(javaHome, List.of(agent, agent), Server.class)) {
      child.awaitError("guestbeat: INFO");

      assertThat(child.finish()).isZero();
      assertThat(child.errors())
          .hasSize(2)
          .anyMatch(line -> line.contains("already running in this JVM"));
    }
  }

  static Stream<Path> jdksThatCanDenyNativeAccess() throws IOException {
    return Jdks.all().filter(home -> Jdks.version(home) >= 24);
  }

  private static List<String> propertiesOf(Program child) {
    return child.output().stream()
        .filter(line -> line.startsWith("property "))
        .filter(line -> !line.startsWith("property sun.java.command"))
        // The JVM of Java 8 adds any agent to it.
        .map(line -> line.replace(":" + ChildJvm.agentJar(), ""))
        .toList();
  }
}
