package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pod of examples/kubernetes by hand: its init container and its container run by Podman, with
 * what the manifest sets and takes away.
 */
final class PodIT {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("guestbeat.root")).resolve("examples").normalize();

  private static final Path AGENT = Path.of(System.getProperty("guestbeat.agent.jar"));

  @TempDir Path folder;

  @Test
  void theInitContainerBringsTheJarAndTheContainerNeedsNoMoreThanItIsGiven() throws Exception {
    Path profile = EngineProfile.DOCKER_29.in(folder);
    Path jars = open("guestbeat");
    Podman podman = Podman.in(Files.createDirectory(folder.resolve("podman")));
    Path context = Files.createDirectory(folder.resolve("context"));
    Files.copy(AGENT, context.resolve("guestbeat.jar"));
    podman.build(EXAMPLES.resolve("containers/Dockerfile.agent"), context, "guestbeat:0.1.0");

    List<String> init = confined("initContainers");
    init.add("--volume=" + jars + ":/guestbeat");
    try (Program container = podman.start(profile, init, "guestbeat:0.1.0")) {
      assertThat(container.awaitExit()).isZero();
    }
    assertThat(jars.resolve("guestbeat.jar")).hasSameBinaryContentAs(AGENT);

    try (Simulator simulator = Simulator.builder().build();
        Program container = startApplication(podman, profile, simulator, jars)) {
      container.awaitWritten("statistics and heartbeat from");
      container.endInput();

      assertThat(container.awaitExit()).isZero();
      assertThat(container.written())
          .contains("Picked up JAVA_TOOL_OPTIONS: -javaagent:/guestbeat/guestbeat.jar");
    }
  }

  private Program startApplication(Podman podman, Path profile, Simulator simulator, Path jars)
      throws Exception {
    Path host = open("host");
    simulator.serve(host.resolve("host.sock"));
    Files.setPosixFilePermissions(
        host.resolve("host.sock"), PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> options = confined("containers");
    options.add("--volume=" + jars + ":/guestbeat:ro");
    options.add("--volume=" + open("tmp") + ":/tmp");
    options.add("--volume=" + System.getProperty("guestbeat.consumers.application") + ":/opt:ro");
    options.add("--volume=" + host + ":/guest-host");
    for (JsonElement variable : Manifest.at(pod(), "containers", 0, "env").getAsJsonArray()) {
      JsonObject pair = variable.getAsJsonObject();
      options.add(
          "--env=" + pair.get("name").getAsString() + "=" + pair.get("value").getAsString());
    }
    options.add("--env=GUESTBEAT_HOST=unix:/guest-host/host.sock");
    return podman.start(profile, options, Podman.BASE, "java", "-cp", "/opt", "example.Server");
  }

  /** What the manifest's security contexts say, in the engine's words. */
  private static List<String> confined(String containers) throws Exception {
    JsonElement pod = pod();
    JsonElement context = Manifest.at(pod, containers, 0, "securityContext");
    assertThat(Manifest.at(context, "readOnlyRootFilesystem").getAsBoolean()).isTrue();
    assertThat(Manifest.at(context, "allowPrivilegeEscalation").getAsBoolean()).isFalse();
    assertThat(Manifest.at(context, "capabilities", "drop", 0).getAsString()).isEqualTo("ALL");
    String user = Manifest.at(pod, "securityContext", "runAsUser").getAsString();
    return new ArrayList<>(
        List.of(
            "--user=" + user + ":" + user,
            "--read-only",
            "--read-only-tmpfs=false",
            "--cap-drop=all",
            "--security-opt=no-new-privileges"));
  }

  private static JsonElement pod() throws Exception {
    String yaml = Files.readString(EXAMPLES.resolve("kubernetes/acme.yaml"));
    return Manifest.at(Manifest.documents(yaml).get(0), "spec", "template", "spec");
  }

  /** A folder that a container's user may write, as an {@code emptyDir} is. */
  private Path open(String name) throws Exception {
    Path open = Files.createDirectory(folder.resolve(name));
    return Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
  }
}
