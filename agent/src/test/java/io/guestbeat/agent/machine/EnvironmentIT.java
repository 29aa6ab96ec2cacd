package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Reader;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real agent among variables and modules that others have chosen. */
final class EnvironmentIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @Test
  void startsAmongForeignVariablesAndWarnsOnce() throws Exception {
    List<String> variables =
        List.of(
            "env",
            "GUESTBEAT_RELAY_SERVICE_HOST=10.0.0.1",
            "GUESTBEAT_VERSION=1",
            "GUESTBEAT_HEARTBEET=on",
            "GUESTBEAT_EVENT=reset",
            "GUESTBEAT_REASON=deadlock");
    try (Program child =
        ChildJvm.startBehind(
            variables,
            JAVA_HOME,
            List.of("-javaagent:" + ChildJvm.agentJar() + "=host=simulator,heartbeat=presence"),
            Server.class)) {
      child.awaitOutput("serving");
      child.awaitError("INFO heartbeat STARTED");
      assertThat(child.finish()).isZero();
      assertThat(child.errors())
          .filteredOn(line -> line.contains(" WARN "))
          .singleElement()
          .asString()
          .endsWith(
              "ignored environment variables, which are not options: GUESTBEAT_HEARTBEET (did you"
                  + " mean GUESTBEAT_HEARTBEAT?), GUESTBEAT_RELAY_SERVICE_HOST, GUESTBEAT_VERSION");
    }
  }

  @Test
  void aJavaWithoutManagementGetsASentence() throws Exception {
    String modules = "--limit-modules=java.base,java.instrument";
    try (Program child =
        ChildJvm.start(
            JAVA_HOME, List.of(modules, "-javaagent:" + ChildJvm.agentJar()), Reader.class)) {
      child.awaitError("guestbeat: ");
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("hello");
      assertThat(child.errors())
          .singleElement()
          .asString()
          .contains("guestbeat: not started: this Java has no module java.management");
    }
    for (String command : List.of("list", "top", "attach")) {
      try (Program child =
          ChildJvm.run(
              JAVA_HOME, List.of(modules, "-jar", ChildJvm.agentJar().toString(), command, "1"))) {
        assertThat(child.finish()).isEqualTo(1);
        assertThat(child.errors())
            .singleElement()
            .asString()
            .contains("guestbeat: this Java has no module java.management");
      }
    }
  }
}
