package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.Tool;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Dockerfiles of examples/containers, built, and what they make run by a real engine. */
final class ContainerIT {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root")).normalize();
  private static final Path FILES = ROOT.resolve("examples/containers");
  private static final Path AGENT = Path.of(System.getProperty("guestbeat.agent.jar"));
  private static final Path APPLICATION =
      Path.of(System.getProperty("guestbeat.consumers.application"));

  @TempDir static Path folder;

  private static Podman podman;

  @BeforeAll
  static void build() throws Exception {
    podman = Podman.in(Files.createDirectory(folder.resolve("podman")));
    Path context = Files.createDirectory(folder.resolve("context"));
    Files.copy(AGENT, context.resolve("guestbeat.jar"));
    Tool.output(
        folder,
        "jar",
        List.of(
            Path.of(System.getProperty("java.home"), "bin/jar").toString(),
            "--create",
            "--file=" + context.resolve("acme.jar"),
            "--main-class=example.Server",
            "-C",
            APPLICATION.toString(),
            "."));
    podman.build(FILES.resolve("Dockerfile"), context, "acme");
  }

  @Test
  void whatTheDockerfileMakesReadsItsHostAndDisablesWhenItIsStopped() throws Exception {
    Path socket = Files.createDirectory(folder.resolve("host")).resolve("host.sock");
    Path profile = EngineProfile.DOCKER_29.in(folder);
    List<String> options =
        List.of(
            "--volume=" + socket.getParent() + ":/guest-host",
            "--env=GUESTBEAT_HOST=unix:/guest-host/host.sock",
            "--env=GUESTBEAT_HEARTBEAT=presence");
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.serve(socket);
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
      try (Program container = podman.start(profile, options, "acme")) {
        container.awaitWritten("statistics and heartbeat from");
        Wait.until(() -> simulator.ha().heartbeatCount() > 0, container::written);

        container.terminate();

        assertThat(container.awaitExit()).isEqualTo(143);
        assertThat(simulator.ha().isEnabled()).isFalse();
        assertThat(container.written())
            .contains("Picked up JAVA_TOOL_OPTIONS: -javaagent:/opt/guestbeat/guestbeat.jar")
            .doesNotContain("TROUBLE", "FAILED");
      }
    }
  }

  /** That no socket is opened there at all is made sure of before a JVM is told to try. */
  @ParameterizedTest
  @CsvSource({
    "DOCKER_23, 1, a container's seccomp profile refuses AF_VSOCK",
    "DOCKER_29, 1, a container's seccomp profile refuses AF_VSOCK",
    "PODMAN_OF_2026, 1, a container's seccomp profile refuses AF_VSOCK",
    "REFUSES_LIKE_APPARMOR, 13, AppArmor or SELinux refuses AF_VSOCK"
  })
  void saysWhoRefusesVsocketsAndTheApplicationRuns(EngineProfile engine, int errno, String reason)
      throws Exception {
    Path profile = engine.in(folder);
    String open = "print socket(my $s, 40, 1, 0) ? 'open' : $!+0";
    assertThat(podman.runOutput(profile, "perl", "-e", open)).isEqualTo("" + errno);

    List<String> vsock = List.of("--env=GUESTBEAT_HOST=vsock");
    try (Program container = podman.start(profile, vsock, "acme")) {
      container.awaitWritten("no statistics: ");
      container.awaitWritten("ready");
      container.endInput();

      assertThat(container.awaitExit()).isZero();
      assertThat(container.written()).contains("(errno " + errno + "); " + reason);
    }
    assertThat(Files.readString(ROOT.resolve("docs/hosts.md")))
        .contains("(errno " + errno + "); " + reason);
  }

  @Test
  void aMachineThatIsNotVmwaresIsToldFromWithin() throws Exception {
    Path profile = EngineProfile.DOCKER_29.in(folder);

    try (Program container = podman.start(profile, List.of(), "acme")) {
      container.awaitWritten("no statistics: this is not a VMware virtual machine");
      container.endInput();

      assertThat(container.awaitExit()).isZero();
    }
  }
}
