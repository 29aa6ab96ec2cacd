package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.OrdersGate;
import example.Rounds;
import io.guestbeat.agent.GateAgent;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.support.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application's own gate, found by the hidden classes of the real jar. */
final class ApplicationGateIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#from17";

  @TempDir Path folder;
  private String agent;

  @BeforeEach
  void makeTheAgentAndTheFolderThatNamesTheGate() throws IOException {
    Path services = folder.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(HeartbeatGate.class.getName()), OrdersGate.class.getName());
    agent = "-javaagent:" + GateAgent.jarIn(folder) + "=path=" + folder + ";name=orders;state=open";
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void sharesTheGatesTypeWithTheApplication(Path javaHome) throws Exception {
    try (Program child = ChildJvm.start(javaHome, List.of(agent), Rounds.class, "check")) {
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("dead: no orders: open");
      assertThat(child.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void takesTheCopyOfTheGatesTypesThatIsOnTheClassPath(Path javaHome) throws Exception {
    String ownCopy =
        HeartbeatGate.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> command =
        List.of(
            agent,
            "-cp",
            ownCopy + File.pathSeparator + System.getProperty("guestbeat.test.classes"),
            Rounds.class.getName(),
            "check");
    try (Program child = ChildJvm.run(javaHome, command)) {
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("dead: no orders: open");
    }
  }
}
