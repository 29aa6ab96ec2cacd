package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.MadeUser;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command doctor as a user without rights, and where the machine is hidden. */
@NeedsPrograms({"test $(id -u) = 0", "setpriv --reuid=65534 true", "unshare --mount --fork true"})
final class DoctorElsewhereIT {
  /** As in a container that is shown nothing of the machine; without /proc no java starts. */
  private static final List<String> WITHOUT_SYS =
      List.of(
          "unshare",
          "--mount",
          "--fork",
          "--kill-child",
          "sh",
          "-c",
          "mount -t tmpfs none /sys && exec \"$@\"",
          "sh");

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void putTheJarWhereEverybodyMayReadIt() throws Exception {
    jar = ChildJvm.agentJarForEverybody(folder);
  }

  @Test
  void anyUserMayAskButNotAboutAnothersProcess() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class)) {
      child.awaitOutput("serving");
      String pid = Long.toString(child.pid());

      Command machine = doctor(MadeUser.NOBODY, "--host", "simulator");
      Command process = doctor(MadeUser.NOBODY, "--host", "simulator", pid);

      assertThat(machine.exitCode()).isZero();
      assertThat(machine.errors()).isEmpty();
      assertThat(machine.output()).anyMatch(line -> line.contains("user nobody; no privilege"));
      assertThat(process.exitCode()).isEqualTo(4);
      assertThat(process.output())
          .contains("  FAIL  process      process " + pid + " belongs to user root")
          .contains("                     -> run this as that user or as root");
    }
  }

  @Test
  void whereNothingOfTheMachineIsShownItStillAnswers() throws Exception {
    Command doctor = doctor(WITHOUT_SYS, "--host", "auto");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.output())
        .anyMatch(line -> line.startsWith("  FAIL  machine"))
        .anyMatch(line -> line.matches("  (OK  |NOTE)  libraries .*"))
        .noneMatch(line -> line.contains("cannot be determined") || line.contains("no answer"))
        .contains("Statistics and the heartbeat would not work: this is not a VMware virtual");
  }

  private Command doctor(List<String> prefix, String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-jar", jar.toString(), "doctor"));
    arguments.addAll(List.of(words));
    return Command.run(ChildJvm.runBehind(prefix, Command.JAVA_HOME, arguments));
  }
}
