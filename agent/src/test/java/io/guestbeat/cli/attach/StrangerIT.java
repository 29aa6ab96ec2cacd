package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.support.Program;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever looks at a JVM does not do what that JVM wants. */
@Tag("thorough")
final class StrangerIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @ParameterizedTest(name = "an address of a {0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "directory ; names an address that is not that of a local management agent",
        "registry  ; names an address that is not that of a local management agent",
        "protocol  ; names an address that is not that of a local management agent",
        "long      ; names an address that is not that of a local management agent",
        "bomb      ; filter status: REJECTED",
        "lookup    ; filter status: REJECTED",
        "wide      ; filter status: REJECTED|does not answer",
        "tall      ; filter status: REJECTED",
        "flood     ; its answer has more than 8 MB",
        "endless   ; does not end"
      })
  void namesNoAddressThatIsFollowed(String kind, String reason) throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Program stranger =
            ChildJvm.start(
                JAVA_HOME,
                List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"),
                Stranger.class,
                kind,
                "" + trap.getLocalPort())) {
      stranger.awaitOutput("ready");

      for (String command : List.of("top", "doctor")) {
        Command looking = Command.of(command, "" + stranger.pid());
        assertThat(looking.exitCode()).isNotZero();
        String said = String.join(" ", looking.output()) + String.join(" ", looking.errors());
        assertThat(said.replaceAll("\\s+", " ")).containsPattern(reason).hasSizeLessThan(6_000);
      }

      trap.setSoTimeout(1);
      assertThatThrownBy(trap::accept)
          .as("nobody has come")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** A usual option, with which a JVM's local address names a host that may not be reached. */
  @Test
  void isAskedOnThisMachineWhateverHostItNames() throws Exception {
    try (Program jvm =
        ChildJvm.start(
            JAVA_HOME,
            List.of(
                "-Djava.rmi.server.hostname=192.0.2.1",
                "-javaagent:" + ChildJvm.agentJar() + "=host=simulator"),
            Patient.class)) {
      jvm.awaitOutput("ready");

      assertThat(Command.of("top", "" + jvm.pid(), "--count", "1").exitCode()).isZero();
    }
  }
}
