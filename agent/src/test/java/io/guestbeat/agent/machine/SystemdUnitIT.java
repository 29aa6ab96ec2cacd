package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unit of examples/systemd: systemd takes it, and what it starts does what its comments say.
 */
@NeedsPrograms("systemd-analyze --version")
final class SystemdUnitIT {
  private static final Path UNIT =
      Path.of(
          System.getProperty("guestbeat.root"),
          "examples",
          "systemd",
          "guestbeat-heartbeat.service");
  private static final String JAVA = "/usr/bin/java";
  private static final String PAGE = "http://localhost:8080/health";
  private static final String PID_FILE = "/run/acme/acme.pid";

  @TempDir Path folder;

  @Test
  void systemdFindsNothingWrongWithIt() throws Exception {
    Path unit = folder.resolve("guestbeat-heartbeat.service");
    Files.writeString(unit, text().replace(JAVA, Command.JAVA_HOME.resolve("bin/java").toString()));

    assertThat(verify(unit)).isEqualTo("exit 0");
    Files.writeString(unit, text().replace("RestartSec=", "RestartTime="));
    assertThat(verify(unit)).contains("RestartTime");
  }

  @Test
  void whatItStartsMakesADryRunUntilItIsStopped() throws Exception {
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    page.start();
    Path pidFile = folder.resolve("acme.pid");
    Files.writeString(pidFile, "" + ProcessHandle.current().pid());
    try (WatchedJvm cluster = WatchedJvm.byARealCluster(folder);
        Program command = ChildJvm.run(Command.JAVA_HOME, words(page, pidFile))) {
      assertThat(command.awaitOutput("STARTED")).endsWith("mode dry-run: none is sent to the host");

      command.terminate();

      int status = command.finish();
      assertThat(text()).contains("SuccessExitStatus=" + status + "\n");
      assertThat(cluster.simulator().traffic().requestsAnswered()).isZero();
      assertThat(command.errors()).isEmpty();
    } finally {
      page.stop(0);
    }
  }

  /** What stands behind the program, with what it names put where it is here. */
  private List<String> words(HttpServer page, Path pidFile) throws Exception {
    String start = text().replace("\\\n", " ").replaceAll("(?s).*\nExecStart=([^\n]*)\n.*", "$1");
    assertThat(start).startsWith(JAVA + " ").contains(PAGE, PID_FILE);
    String here =
        start
            .replace("/opt/guestbeat/guestbeat.jar", ChildJvm.agentJar().toString())
            .replace(PAGE, "http://localhost:" + page.getAddress().getPort() + "/health")
            .replace(PID_FILE, pidFile.toString());
    List<String> words = new ArrayList<>(Arrays.asList(here.split(" +")));
    words.remove(0);
    words.addAll(List.of("--host", "unix:" + folder.resolve("host.sock")));
    return words;
  }

  /** What systemd says about a unit, and its exit status. */
  static String verify(Path unit) throws Exception {
    Program verify =
        ProgramBuilder.of("systemd-analyze", "verify", "--man=no", unit.toString())
            .withErrorsInOutput()
            .run();
    return verify.written() + "exit " + verify.awaitExit();
  }

  private static String text() throws Exception {
    return Files.readString(UNIT);
  }
}
