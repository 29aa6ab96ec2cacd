package io.guestbeat.machine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {
  @TempDir private Path folder;

  @Test
  void makesFilesAndFoldersForTheirOwnerOnly() throws IOException {
    Path made = OwnFile.createFolder(folder.resolve("made"));
    Path file = made.resolve("file");
    OwnFile.open(file, CREATE, WRITE).close();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(made))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void refusesWhatIsNoRegularFileBeforeItIsOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    ProgramBuilder.of("mkfifo", pipe.toString()).output();
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> OwnFile.open(pipe, READ))
                .hasMessage(pipe + " is a named pipe, not a regular file: remove it"));
    assertThatThrownBy(() -> OwnFile.open(link, CREATE, WRITE)).hasMessageContaining(" is a link");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void refusesAFileWhoseFolderHasBeenOpenedToOthers() throws IOException {
    Path file = folder.resolve("file");
    OwnFile.open(file, CREATE, WRITE).close();

    Files.setAttribute(folder, "unix:mode", 0770);

    assertThatThrownBy(() -> OwnFile.open(file, READ))
        .hasMessageContaining(folder + " may be written by others");
  }
}
