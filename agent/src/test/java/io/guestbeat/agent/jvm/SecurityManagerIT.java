package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Confined;
import example.Greeting;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar under a security manager, where Java still has one. */
final class SecurityManagerIT {
  private static final String JDKS = "jdksThatHaveOne";

  private static final String FEW_PERMISSIONS =
      """
      grant codeBase "file:%s/" {
        permission javax.management.MBeanServerPermission "createMBeanServer";
        permission javax.management.MBeanPermission "*", "getAttribute, invoke";
        %s
      };
      """;

  private static final String CONTROL =
      "permission java.lang.management.ManagementPermission \"control\";";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void namesTheGrantThatItNeedsAndLetsTheApplicationRun(Path javaHome) throws Exception {
    try (Program child =
        ChildJvm.start(javaHome, underASecurityManager("", "heartbeat=on"), Greeting.class)) {

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("hello");
      assertThat(ours(child))
          .singleElement()
          .asString()
          .endsWith(
              " guestbeat: not started: the security manager's policy does not allow it; it needs: "
                  + theGrant());
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void saysNoMoreWhereItIsGivenTwiceWithoutTheGrant(Path javaHome) throws Exception {
    List<String> once = underASecurityManager("", "");
    List<String> twice = Stream.concat(once.stream(), once.stream().skip(2)).toList();
    try (Program child = ChildJvm.start(javaHome, twice, Greeting.class)) {

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("hello");
      assertThat(ours(child)).hasSize(2).allMatch(line -> line.endsWith(theGrant()));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void servesClientsAndApplicationsThatHaveFewPermissionsOnceItIsGranted(Path javaHome)
      throws Exception {
    ObjectName guestStats = new ObjectName("io.guestbeat:type=GuestStats");
    try (Simulator simulator = servedSimulator();
        Program child = confined(javaHome, CONTROL)) {
      child.awaitError("guestbeat: INFO statistics and heartbeat from");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(new ObjectName("io.guestbeat:type=AppMonitor"));
        assertThat(jmx.read(guestStats, "Available")).isEqualTo(true);
        assertThat(jmx.read(guestStats, "MemUsedMB")).isNotNull();
      }
      child.send("");
      child.awaitError("heartbeat STARTED");

      assertThat(child.finish()).isZero();
      assertThat(child.output())
          .containsExactly(
              "serving", "limit 4294967295", "all 2", "heartbeat true", "home unknown", "stopping");
      assertThat(simulator.ha().heartbeatCount()).isPositive();
      assertThat(ours(child)).allMatch(line -> line.contains(" guestbeat: INFO "));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whoMayNotControlTheJvmMayReadAndNotOperate(Path javaHome) throws Exception {
    try (Simulator simulator = servedSimulator();
        Program child = confined(javaHome, "")) {
      child.awaitError("guestbeat: INFO statistics and heartbeat from");
      child.send("");

      assertThat(child.finish()).isZero();
      assertThat(child.output())
          .contains("limit 4294967295", "heartbeat false")
          .anyMatch(line -> line.startsWith("refused ") && line.contains("\"control\""));
      assertThat(simulator.ha().events()).isEmpty();
    }
  }

  private Simulator servedSimulator() throws IOException {
    Simulator simulator = Simulator.builder().build();
    simulator.serve(folder.resolve("host.sock"));
    return simulator;
  }

  /** An application that has next to no permissions, beside the agent that has all. */
  private Program confined(Path javaHome, String permission) throws IOException {
    String few =
        FEW_PERMISSIONS.formatted(System.getProperty("guestbeat.test.classes"), permission);
    String host = "unix:" + folder.resolve("host.sock");
    String options = "stats.max-age=0s,evidence.dir=" + folder + ",host=" + host;
    return ChildJvm.start(
        javaHome, underASecurityManager(theGrant() + few, options), Confined.class);
  }

  static Stream<Path> jdksThatHaveOne() throws IOException {
    return Jdks.all().filter(home -> Jdks.version(home) < 18);
  }

  private List<String> underASecurityManager(String policy, String options) throws IOException {
    Path file = Files.writeString(folder.resolve("java.policy"), policy);
    return List.of(
        "-Djava.security.manager",
        "-Djava.security.policy=" + file,
        "-javaagent:" + ChildJvm.agentJar() + "=" + options);
  }

  private static String theGrant() {
    return "grant codeBase \"file:%s\" { permission java.security.AllPermission; };"
        .formatted(ChildJvm.agentJar());
  }

  /** The JDK has a warning of its own. */
  private static List<String> ours(Program child) {
    return child.errors().stream().filter(line -> line.contains(" guestbeat: ")).toList();
  }
}
