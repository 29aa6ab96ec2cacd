package io.guestbeat.agent.nativecode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryFileTest {
  private static final String NAME = "libjnidispatch.so";
  private static final byte[] LIBRARY = "the library".repeat(1000).getBytes(UTF_8);

  @TempDir Path folder;
  private Path parent;

  @BeforeEach
  void makeParent() throws IOException {
    parent = Files.createDirectory(folder.resolve("tmp"));
    Files.setAttribute(parent, "unix:mode", 01777);
  }

  @Test
  void hasNoNameAnyMoreWhenItIsToBeLoaded() throws IOException {
    try (LibraryFile file = LibraryFile.nameless(parent, NAME, LIBRARY)) {
      assertThat(parent).isEmptyDirectory();
      assertThat(Files.readAllBytes(file.path())).isEqualTo(LIBRARY);
      assertThat(file.path().toString()).matches("/proc/self/fd/\\d+");
      assertThat(file.parent()).isEqualTo(parent);
    }
  }

  @Test
  void hasAFolderOfItsOwnWhereItNeedsAName() throws IOException {
    try (LibraryFile file = LibraryFile.named(parent, NAME, LIBRARY)) {
      assertThat(file.path()).hasBinaryContent(LIBRARY).hasFileName(NAME);
      assertThat(file.parent()).isEqualTo(parent);
    }
    assertThat(parent).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {0777, 0775, 0757})
  void isNotUnpackedWhereOthersCouldExchangeIt(int mode) throws IOException {
    Path below = Files.createDirectory(parent.resolve("below"));
    Files.setAttribute(parent, "unix:mode", mode);

    for (Path refused : new Path[] {parent, below}) {
      assertThatThrownBy(() -> LibraryFile.nameless(refused, NAME, LIBRARY))
          .hasMessageContaining(parent + " may be written by others");
      assertThatThrownBy(() -> LibraryFile.named(refused, NAME, LIBRARY))
          .hasMessageContaining(parent + " may be written by others");
      assertThat(below).isEmptyDirectory();
    }
  }

  @Test
  void needsNoNameThatIsSafeFromOthers() throws IOException {
    Files.setAttribute(parent, "unix:mode", 0777);
    try (LibraryFile file = LibraryFile.namelessAmongOthers(parent, NAME, LIBRARY)) {
      assertThat(Files.readAllBytes(file.path())).isEqualTo(LIBRARY);
    }

    Files.setAttribute(folder, "unix:mode", 0777);
    assertThatThrownBy(() -> LibraryFile.namelessAmongOthers(parent, NAME, LIBRARY))
        .hasMessageContaining(folder + " may be written by others");
    assertThat(parent).isEmptyDirectory();
  }
}
