package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.Terminal;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command doctor on a terminal. */
@NeedsPrograms(Terminal.NEEDED)
final class DoctorTerminalIT {
  @TempDir Path folder;

  @Test
  void aTerminalGetsColoursAndLinesOfItsWidth() throws Exception {
    List<String> coloured = onTerminal(60, "");
    List<String> plain = onTerminal(100, "NO_COLOR=1");

    assertThat(coloured).anyMatch(line -> line.contains("\u001b[32mOK"));
    assertThat(coloured).allMatch(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length() <= 60);
    assertThat(plain)
        .noneMatch(line -> line.contains("\u001b"))
        .anyMatch(line -> line.length() > 80)
        .allMatch(line -> line.length() <= 100);
  }

  /** What doctor shows on a terminal so wide, with this in its environment. */
  private List<String> onTerminal(int columns, String environment) throws Exception {
    String command =
        "stty cols "
            + columns
            + "; env -u NO_COLOR -u CLICOLOR -u CLICOLOR_FORCE "
            + environment
            + " "
            + Command.JAVA_HOME
            + "/bin/java -jar "
            + ChildJvm.agentJar()
            + " doctor --host simulator";
    try (Program terminal =
        ProgramBuilder.of("script", "-qec", command, "/dev/null").in(folder).start()) {
      assertThat(terminal.awaitExit()).describedAs(terminal.written()).isZero();
      return terminal.output();
    }
  }
}
