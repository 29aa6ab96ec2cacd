package io.guestbeat.agent.nativecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFolderTest {
  @TempDir Path parent;

  @Test
  void isItsOwnersAloneAndLeavesNothing() throws IOException {
    try (PrivateFolder folder = PrivateFolder.in(parent)) {
      Files.createFile(folder.willHave("library"));

      assertThat(Files.getPosixFilePermissions(folder.path()))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE);
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void twoAreTwo() throws IOException {
    try (PrivateFolder one = PrivateFolder.in(parent);
        PrivateFolder other = PrivateFolder.in(parent)) {
      assertThat(one.path()).isNotEqualTo(other.path());
    }
  }
}
