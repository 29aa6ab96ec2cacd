package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.tools.attach.AgentLoadException;
import example.ChildFirstLoader;
import example.DelegatingBuilder;
import example.Ending;
import example.Greeting;
import example.OldJava;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.TestJar;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar in JVMs that are started as few are. */
@Tag("thorough")
final class UnusualJvmIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final String NO_HOST = "host=unix:/no/such/socket";
  private static final String NO_STATISTICS =
      "guestbeat: INFO no statistics: update: unix:/no/such/socket: "
          + "connect: No such file or directory (errno 2)";

  /** What the JVM's own abort leaves. */
  private static final int ABORTED = 134;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("unusualOptions")
  void runsAsEver(Path javaHome, String options) throws Exception {
    Pair pair = new Pair(javaHome, Arrays.asList(options.split(" ")), Server.class);

    assertThat(pair.assertSame(NO_HOST, NO_STATISTICS))
        .singleElement()
        .asString()
        .endsWith(" " + NO_STATISTICS);
  }

  static Stream<Arguments> unusualOptions() throws IOException {
    return forEachJdk(
        "-Xverify:all",
        "-Xshare:off",
        "-Xint",
        "-XX:+UseSerialGC -Xmx16m",
        "-Djava.system.class.loader=" + ChildFirstLoader.ForAgents.class.getName());
  }

  @ParameterizedTest
  @MethodSource("endings")
  void theApplicationEndsAsItWouldAlone(Path javaHome, String way) throws Exception {
    Pair pair = new Pair(javaHome, List.of("-Dway=" + way), Ending.class);

    assertThat(pair.assertSame("host=simulator,heartbeat=on", ""))
        .noneMatch(UnusualJvmIT::isTrouble);
    assertThat(pair.assertSame(NO_HOST, "")).noneMatch(UnusualJvmIT::isTrouble);
  }

  static Stream<Arguments> endings() throws IOException {
    return forEachJdk(
        "exit-in-initialiser", "throw-in-initialiser", "throw", "throw-in-thread", "halt", "exit");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void registersWithTheServerOfABuilderThatIsTheApplications(Path javaHome) throws Exception {
    ObjectName guestStats = new ObjectName("io.guestbeat:type=GuestStats");
    List<String> jvm =
        List.of(
            "-Djavax.management.builder.initial=" + DelegatingBuilder.class.getName(),
            "-javaagent:" + ChildJvm.agentJar() + "=host=simulator");
    try (Program child = ChildJvm.start(javaHome, jvm, Server.class)) {
      child.awaitOutput("delegated io.guestbeat:type=Insight");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        assertThat(jmx.read(guestStats, "Available")).isEqualTo(true);
        assertThat(jmx.info(guestStats).getAttributes()).hasSizeGreaterThan(36);
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output())
          .containsExactlyInAnyOrder(
              "serving",
              "delegated io.guestbeat:type=GuestStats",
              "delegated io.guestbeat:type=AppMonitor",
              "delegated io.guestbeat:type=Insight",
              "stopping");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void aBuilderThatIsMissingIsTheApplicationsConcernAsEver(Path javaHome) throws Exception {
    List<String> options = List.of("-Djavax.management.builder.initial=no.such.Builder");
    Pair pair = new Pair(javaHome, options, Server.class);

    assertThat(pair.assertSame("host=simulator,heartbeat=on", ""))
        .noneMatch(UnusualJvmIT::isTrouble);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void attachesToASystemClassLoaderThatIsReadyForIt(Path javaHome) throws Exception {
    try (Program child = serverUnder(javaHome, ChildFirstLoader.ForAgents.class)) {
      JmxAccess.attachAgent(child, "host=simulator");

      child.awaitError("guestbeat: INFO statistics and heartbeat from");
      assertThat(child.finish()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whoAttachesToOneThatIsNotLearnsThatAndTheApplicationRuns(Path javaHome) throws Exception {
    try (Program child = serverUnder(javaHome, ChildFirstLoader.class)) {

      assertThatThrownBy(() -> JmxAccess.attachAgent(child, "host=simulator"))
          .isInstanceOf(AgentLoadException.class);

      assertThat(child.finish()).isZero();
      assertThat(child.output()).endsWith("serving", "stopping");
      assertThat(child.errors()).noneMatch(line -> line.contains(" guestbeat: "));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void underOneThatIsNotJava8RunsAndNewerJavasEndWithAnyAgent(Path javaHome) throws Exception {
    assertThat(statusUnderAChildFirstLoader(javaHome, ChildJvm.agentJar()))
        .isEqualTo(statusUnderAChildFirstLoader(javaHome, TestJar.agentOf(OldJava.class, folder)))
        .isEqualTo(Jdks.version(javaHome) == 8 ? 0 : ABORTED);
  }

  private int statusUnderAChildFirstLoader(Path javaHome, Path agent) throws Exception {
    List<String> jvm =
        List.of(
            "-Djava.system.class.loader=" + ChildFirstLoader.class.getName(),
            "-javaagent:" + agent);
    try (Program child = ChildJvm.start(javaHome, jvm, Greeting.class)) {
      return child.finish();
    }
  }

  private static Program serverUnder(Path javaHome, Class<?> systemClassLoader) {
    List<String> jvm = List.of("-Djava.system.class.loader=" + systemClassLoader.getName());
    Program child = ChildJvm.start(javaHome, jvm, Server.class);
    child.awaitOutput("serving");
    return child;
  }

  private static boolean isTrouble(String line) {
    return !line.contains(" guestbeat: INFO ");
  }

  private static Stream<Arguments> forEachJdk(String... cases) throws IOException {
    return Jdks.all().flatMap(home -> Arrays.stream(cases).map(given -> Arguments.of(home, given)));
  }
}
