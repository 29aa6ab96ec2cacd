package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar where the system refuses to load JNA's library, as SELinux does. */
@NeedsPrograms("gcc --version")
final class LoadFailureIT {
  @TempDir static Path folder;
  private static Path preload;

  @BeforeAll
  static void compile() throws Exception {
    Path source =
        Path.of(System.getProperty("guestbeat.root"), "agent/src/test/c/refuse_jnidispatch.c");
    preload = folder.resolve("refuse_jnidispatch.so");
    ProgramBuilder.of(
            "gcc",
            "-Wall",
            "-Werror",
            "-O1",
            "-fPIC",
            "-shared",
            "-o" + preload,
            source.toString(),
            "-ldl")
        .output();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatTheSystemRefusesIsTheReasonWithAHintAndTheApplicationRuns(
      Path javaHome, String text, String hint) throws Exception {
    List<String> command = List.of("env", "LD_PRELOAD=" + preload, "STANDIN_DLERROR=" + text);
    List<String> jvm = List.of("-javaagent:" + ChildJvm.agentJar() + "=host=unix:/no/such/socket");
    try (Program child = ChildJvm.startBehind(command, javaHome, jvm, Server.class)) {
      child.awaitOutput("serving");
      String line = child.awaitError("guestbeat: ");

      assertThat(line)
          .contains(" guestbeat: INFO no statistics: JNA needs a folder")
          .contains("/tmp (" + text + ")")
          .endsWith(": " + hint);
      try (JmxAccess jmx = JmxAccess.to(child)) {
        ObjectName guestStats = new ObjectName("io.guestbeat:type=GuestStats");
        assertThat((String) jmx.read(guestStats, "UnavailableReason")).contains(text, hint);
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
      assertThat(child.errors()).filteredOn(error -> error.contains(" guestbeat: ")).hasSize(1);
    }
  }

  static Stream<Arguments> refusals() throws IOException {
    String selinux = "SELinux forbids it, see the audit log";
    String either = "the folder is mounted noexec, or SELinux forbids it";
    return Jdks.all()
        .flatMap(
            home ->
                Stream.of(
                    Arguments.of(
                        home,
                        "cannot restore segment prot after reloc: Permission denied",
                        selinux),
                    Arguments.of(
                        home,
                        "cannot enable executable stack as shared object requires: Permission denied",
                        selinux),
                    Arguments.of(
                        home,
                        "failed to map segment from shared object: Operation not permitted",
                        either)));
  }
}
