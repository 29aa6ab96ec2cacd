package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command top of the real jar cannot do, and how it says so. */
@Tag("thorough")
final class TopRefusalIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--count 0|--count 0: accepted is a whole number from 1 on",
        "--interval 5|--interval 5: has no unit (ms, s, m, h or d); accepted is a time of 100ms to 24h",
        "--interval 10ms|--interval 10ms: accepted is a time of 100ms to 24h",
        "--host unix:|--host unix:: has no path; accepted is auto, vsock, unix:PATH, vmware or simulator",
        "0|\"0\": accepted is the number of a process, host:port or service:jmx:...",
        "localhost|\"localhost\": has no port; accepted is the number of a process",
        "localhost:0|localhost:0: accepted is a port of 1 to 65535",
        "http://localhost:1/|\"http://localhost:1/\": accepted is the number of a process",
        "1 2|top takes no more arguments: 2",
        "--domain a.b|--domain a.b: accepted with a PID or URL only",
        "--domain a:b 1|--domain a:b: accepted is a domain, such as io.guestbeat",
        "--domain * 1|--domain *: accepted is a domain, such as io.guestbeat",
        "--host auto 1|--host: accepted without a PID or URL only",
        "--intervall 1s|unknown option --intervall; did you mean --interval?"
      })
  void misuseIsNamed(String options, String message) throws Exception {
    Command top = Command.of(("top " + options).split(" "));

    assertThat(top.exitCode()).isEqualTo(2);
    assertThat(top.output()).isEmpty();
    assertThat(top.errors()).hasSizeLessThan(5);
    assertThat(String.join("\n", top.errors())).contains(message, "guestbeat top --help");
  }

  @Test
  void saysWhyTheHostGivesNothing() throws Exception {
    Files.createFile(folder.resolve("closed.sock"));

    assertThat(Command.of("top").line())
        .startsWith("1 top: this is not a VMware virtual machine (DMI sys_vendor is ");
    assertThat(Command.of("top", "--host", "unix:" + folder.resolve("closed.sock")).line())
        .startsWith("1 top: update: ")
        .contains("Connection refused");
    assertThat(Command.of("top", "--host", "unix:" + folder.resolve("none.sock")).line())
        .contains("(errno 2)");
  }

  @Test
  void saysWhyTheHostRefuses() throws Exception {
    try (Simulator simulator = Simulator.builder().build()) {
      Path socket = folder.resolve("host.sock");
      simulator.serve(socket);
      simulator.faults().disableGuestLibrary();

      assertThat(Command.of("top", "--host", "unix:" + socket).line())
          .contains("1 top: ", "the host refuses guest statistics (\"disabled\")");
    }
  }

  @Test
  void saysWhyTheJvmCannotBeReached() throws Exception {
    int nobodyIsThere;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobodyIsThere = socket.getLocalPort();
    }

    assertThat(Command.of("top", "localhost:" + nobodyIsThere).line())
        .isEqualTo(
            "1 top: localhost:" + nobodyIsThere + " cannot be read over JMX: Connection refused");
    assertThat(Command.of("top", "2147483646").line())
        .isEqualTo("1 top: there is no process 2147483646");
    assertThat(Command.of("top", "service:jmx:nothing://localhost:1").line())
        .startsWith("1 top: service:jmx:nothing://localhost:1 cannot be read over JMX: ");
  }

  @Test
  void aProcessThatIsNoJvmIsLeftAlone() throws Exception {
    try (Program sleeper = ProgramBuilder.of("sleep", "600").start()) {
      assertThat(Command.of("top", Long.toString(sleeper.pid())).line())
          .isEqualTo("1 top: process " + sleeper.pid() + " is not a JVM");
      assertThat(sleeper.isAlive()).isTrue();
    }
  }

  @Test
  void saysThatTheOutputCannotBeWritten() throws Exception {
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.serve(folder.resolve("host.sock"));

      assertThat(
              Shell.run(folder, "guestbeat top --host unix:host.sock --interval 100ms > /dev/full"))
          .isEqualTo(List.of("top: standard output is closed, or its disk full", "exit 1"));
    }
  }
}
