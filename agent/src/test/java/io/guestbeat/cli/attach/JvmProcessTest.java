package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmProcessTest {
  @TempDir Path folder;

  @Test
  void aFolderIsAnotherOnlyWhereItCanBeSeenThatItIs() throws Exception {
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Path ours = Files.createDirectory(folder.resolve("ours"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), ours);

    assertThat(JvmProcess.isOtherThanOurs(theirs, ours)).isTrue();
    assertThat(JvmProcess.isOtherThanOurs(link, ours)).isFalse();
    assertThat(JvmProcess.isOtherThanOurs(folder.resolve("none"), ours)).isFalse();
  }

  /** A process can forge a command line of many megabytes. */
  @Test
  void readsNoMoreOfACommandLineThanItNeeds() {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "echo ready; sleep 60"));
    command.addAll(Collections.nCopies(15, "a".repeat(100_000)));
    try (Program program = ProgramBuilder.of(command).start()) {
      program.awaitOutput("ready");
      JvmProcess process = new JvmProcess(program.pid());

      assertThat(
              String.join(" ", process.options()).length()
                  + String.join(" ", process.command()).length())
          .isBetween(900_000, 1 << 20);
    }
  }

  @Test
  void findsALineOnlyAmongSoManyBytes() throws Exception {
    Path file = Files.writeString(folder.resolve("maps"), "one\ntwo\n".repeat(1000) + "three\n");

    assertThat(UncontrolledFile.anyLine(file, 1 << 20, "three"::equals)).isTrue();
    assertThat(UncontrolledFile.anyLine(file, 1 << 10, "three"::equals)).isFalse();
  }
}
