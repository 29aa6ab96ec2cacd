package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the command completion prints, for a shell that tries it. */
final class CompletionScript {
  private static final String FILE = "completion.sh";

  /** To be typed: reads it, and has a command guestbeat show its words. */
  static final String SOURCE_AND_STAND_IN =
      "source ./"
          + FILE
          + "; guestbeat() { printf 'RAN '; printf '<%s>' \"$@\"; echo; };"
          + " echo it is 'rea''dy'\n";

  private CompletionScript() {}

  /** Puts it into this folder. */
  static void in(Path folder) throws Exception {
    Command completion = Command.of("completion");
    assertThat(completion.exitCode()).isZero();
    assertThat(completion.errors()).isEmpty();
    Files.write(folder.resolve(FILE), completion.output());
  }
}
