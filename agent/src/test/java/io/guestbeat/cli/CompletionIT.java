package io.guestbeat.cli;

import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the command completion, in a bash in which words are typed and completed. */
@NeedsPrograms({"bash -c true", Terminal.NEEDED})
final class CompletionIT {
  @TempDir Path folder;

  @BeforeEach
  void printTheScript() throws Exception {
    CompletionScript.in(folder);
  }

  @Test
  void completesCommandsAndTheirOptions() throws Exception {
    try (Terminal bash = Terminal.running("bash --norc --noprofile -i", folder)) {
      bash.type(CompletionScript.SOURCE_AND_STAND_IN);
      bash.await("it is ready");

      bash.type("guestbeat doc\t--ho\tauto\n");
      bash.await("RAN <doctor><--host><auto>");
      bash.type("guestbeat at\t--j\tx\n");
      bash.await("RAN <attach><--jar><x>");
      bash.type("guestbeat list --ho\t\n");
      bash.await("RAN <list><--ho>");
    }
  }

  @Test
  void completesAPath() throws Exception {
    Files.createDirectory(folder.resolve("some-folder"));
    try (Terminal bash = Terminal.running("bash --norc --noprofile -i", folder)) {
      bash.type(CompletionScript.SOURCE_AND_STAND_IN);
      bash.await("it is ready");

      bash.type("guestbeat attach --jar some\t\n");
      bash.await("RAN <attach><--jar><some-folder/>");
    }
  }
}
