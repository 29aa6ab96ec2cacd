package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.host.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command doctor with the genuine open-vm-tools, which a preload shows a simulated host. */
@NeedsPrograms({"gcc --version", "command -v vmware-toolbox-cmd"})
final class DoctorGenuineIT {
  @TempDir Path folder;

  @Test
  void saysWhatTheGenuineLibrariesHaveAndWhatTheHostAnswersThroughThem() throws Exception {
    Path socket = folder.resolve("host.sock");
    Path preload = compiledPreload();
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.serve(socket);
      List<String> behind =
          List.of("env", "LD_PRELOAD=" + preload, "GUESTBEAT_STANDIN_HOST=" + socket);

      Command doctor =
          Command.run(
              ChildJvm.runBehind(
                  behind,
                  Command.JAVA_HOME,
                  Command.line(List.of(), "doctor", "--host", "vmware")));

      assertThat(doctor.errors()).isEmpty();
      assertThat(doctor.output())
          .anyMatch(line -> line.matches("OK +libraries +guest library libguestlib.so.0 \\(/.*"))
          .anyMatch(line -> line.matches("OK +libraries +RPC channel libvmtools.so.0 \\(/.*"))
          .anyMatch(line -> line.matches("OK +statistics .* libguestlib.so.0, protocol 3.*"))
          .anyMatch(line -> line.matches("NOTE +heartbeat +the host answers: .* gray; .*"))
          .last()
          .asString()
          .startsWith("Statistics would work, the heartbeat would work");
      assertThat(doctor.exitCode()).isZero();
      assertThat(simulator.ha().isEnabled()).isFalse();
    }
  }

  private Path compiledPreload() throws Exception {
    Path preload = folder.resolve("preload.so");
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/preload.c");
    int status =
        new ProcessBuilder(
                "gcc", "-fPIC", "-shared", "-o", preload.toString(), source.toString(), "-ldl")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(status).isZero();
    return preload;
  }
}
