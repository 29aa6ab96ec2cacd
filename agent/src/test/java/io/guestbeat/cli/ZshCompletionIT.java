package io.guestbeat.cli;

import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the command completion, in a zsh in which words are typed and completed. */
@NeedsPrograms({"zsh -c true", Terminal.NEEDED})
final class ZshCompletionIT {
  private static final String INITIALISED = "autoload -U compinit && compinit -u -D; PS1='% '\n";

  @TempDir Path folder;

  @Test
  void completesCommandsAndTheirOptions() throws Exception {
    CompletionScript.in(folder);
    try (Terminal zsh = Terminal.running("zsh -f -i", folder)) {
      zsh.type(INITIALISED);
      zsh.type(CompletionScript.SOURCE_AND_STAND_IN);
      zsh.await("it is ready");

      zsh.type("guestbeat doc\t--ho\tauto\n");
      zsh.await("RAN <doctor><--host><auto>");
      zsh.type("guestbeat at\t--j\tx\n");
      zsh.await("RAN <attach><--jar><x>");
    }
  }
}
