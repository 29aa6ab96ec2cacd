package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
