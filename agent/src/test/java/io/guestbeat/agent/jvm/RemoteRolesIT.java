package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what through the JDK's remote JMX, at each level of {@code jmx.control}. */
@Tag("thorough")
final class RemoteRolesIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";

  /** What answers or asks the host anew, and changes nothing. */
  private static final Set<String> HARMLESS =
      Set.of("GuestStats.errorOf", "GuestStats.stat", "GuestStats.refresh");

  private final Simulator simulator = Simulator.builder().build();

  @TempDir Path folder;

  private RemoteJmx jmx;

  @BeforeEach
  void serve() throws Exception {
    simulator.serve(folder.resolve("host.sock"));
    jmx = RemoteJmx.in(folder);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void aReaderReadsEverythingAndOperatesNothing(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "reset");
        Role reader = connect(child, RemoteJmx.READER)) {

      assertThat(reader.beans())
          .extracting(bean -> bean.getKeyProperty("type"))
          .contains("GuestStats", "AppMonitor", "Insight", "HostStats");
      assertThat(reader.readAll()).isGreaterThan(60);
      Map<String, String> outcomes = reader.tryAll();
      assertThat(outcomes).containsKeys("AppMonitor.disable", "GuestStats.stat");
      assertThat(outcomes).hasSizeGreaterThan(10).allSatisfy(this::isTheJdksRefusal);
      isTheJdksRefusal("postAppState", reader.askForReset());
      for (ObjectName bean : reader.beans()) {
        assertNothingElseCanBeChanged(reader, bean);
      }

      assertThat(simulator.ha().events()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whatAReaderReadsCostsTheHostNoMoreThanOneUpdateInEachMaxAge(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "read,stats.max-age=60s");
        Role reader = connect(child, RemoteJmx.READER)) {
      reader.readAll();
      long before = simulator.traffic().requestsAnswered("guestlib.");

      for (int i = 0; i < 50; i++) {
        reader.readAll();
      }

      assertThat(simulator.traffic().requestsAnswered("guestlib.")).isEqualTo(before);
      assertThat(before).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void anOperatorChangesNothingWhereJmxControlIsRead(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "read");
        Role operator = connect(child, RemoteJmx.OPERATOR)) {

      Map<String, String> outcomes = operator.tryAll();

      assertThat(outcomes).hasSizeGreaterThan(10);
      outcomes.forEach(
          (operation, outcome) -> {
            if (HARMLESS.contains(operation)) {
              assertThat(outcome).as(operation).isEqualTo("done");
            } else {
              assertThat(outcome)
                  .as(operation)
                  .isEqualTo(refusal(operation.split("\\.")[1], "heartbeat", "read"));
            }
          });
      assertThat(simulator.ha().events()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void anOperatorDoesAllButAResetByDefault(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "heartbeat");
        Role operator = connect(child, RemoteJmx.OPERATOR)) {

      assertThat(operator.tryAll())
          .hasSizeGreaterThan(10)
          .allSatisfy(
              (operation, outcome) ->
                  assertThat(outcome).as(operation).doesNotContain("SecurityException"));
      assertThat(operator.askForReset())
          .isEqualTo(refusal("postAppState(appStateNeedReset)", "reset", "heartbeat"));
      assertThat(simulator.ha().hasPendingReset()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void anOperatorAsksForAResetOnlyWhereThatIsAllowed(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "reset");
        Role operator = connect(child, RemoteJmx.OPERATOR)) {
      assertThat(operator.tryAll()).containsEntry("AppMonitor.enable", "done");

      assertThat(operator.askForReset()).isEqualTo("done");

      assertThat(simulator.ha().hasPendingReset()).isTrue();
    }
  }

  private static void assertNothingElseCanBeChanged(Role reader, ObjectName bean) throws Exception {
    MBeanServerConnection connection = reader.connection();
    for (String name : reader.attributesOf(bean)) {
      assertThatThrownBy(() -> connection.setAttribute(bean, new Attribute(name, null)))
          .isInstanceOf(SecurityException.class);
    }
    assertThatThrownBy(() -> connection.unregisterMBean(bean))
        .isInstanceOf(SecurityException.class);
  }

  private Program start(Path javaHome, String control) {
    List<String> options = new ArrayList<>(jmx.jvmOptions());
    String host = "unix:" + folder.resolve("host.sock");
    options.add(
        "-javaagent:%s=host=%s,evidence.dir=%s,stats.extended=session+host,jmx.control=%s"
            .formatted(ChildJvm.agentJar(), host, folder.resolve("evidence"), control));
    return ChildJvm.start(javaHome, options, Server.class);
  }

  /** Connects once Guestbeat is there; nobody comes in with a wrong password. */
  private Role connect(Program child, String role) throws Exception {
    child.awaitOutput("serving");
    child.awaitError("statistics and heartbeat from");
    assertThatThrownBy(() -> jmx.connect(role, "guessed")).isInstanceOf(SecurityException.class);
    return Role.over(jmx.connect(role));
  }

  private void isTheJdksRefusal(String operation, String outcome) {
    assertThat(outcome).as(operation).startsWith("java.lang.SecurityException: Access denied!");
  }

  private static String refusal(String operation, String needed, String level) {
    return "java.lang.SecurityException: %s needs jmx.control=%s; it is %s"
        .formatted(operation, needed, level);
  }
}
