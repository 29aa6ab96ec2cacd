package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.nativecode.LibraryFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A race between the unpacking of a library and somebody who exchanges it. */
final class ExchangedLibraryTest {
  private static final int ROUNDS = 5_000;
  private static final String NAME = "libjnidispatch.so";
  private static final byte[] LIBRARY = "the library".repeat(1000).getBytes(UTF_8);
  private static final byte[] EVIL = "evil".getBytes(UTF_8);

  @TempDir Path folder;
  private Path parent;

  @BeforeEach
  void makeParent() throws IOException {
    parent = Files.createDirectory(folder.resolve("tmp"));
  }

  /** Exchanges names as the same user, who may: what is loaded is still what was written. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isTheSameWhoeverExchangesItsName(boolean isAmongOthers) throws Exception {
    Files.setAttribute(parent, "unix:mode", isAmongOthers ? 0777 : 01777);
    AtomicBoolean isOver = new AtomicBoolean();
    Path evil = Files.write(folder.resolve("evil"), EVIL);
    Thread attacker = new Thread(() -> exchange(evil, isOver), "attacker");
    attacker.start();
    int taken = 0;
    int refused = 0;
    try {
      for (int round = 0; round < ROUNDS; round++) {
        try (LibraryFile file =
            isAmongOthers
                ? LibraryFile.namelessAmongOthers(parent, NAME, LIBRARY)
                : LibraryFile.nameless(parent, NAME, LIBRARY)) {
          assertThat(Files.readAllBytes(file.path())).isEqualTo(LIBRARY);
          taken++;
        } catch (IOException e) {
          refused++;
        }
      }
    } finally {
      isOver.set(true);
      attacker.join();
    }
    System.out.println("library: taken " + taken + " refused " + refused);
    assertThat(taken).isPositive();
    assertThat(refused).isPositive();
  }

  private void exchange(Path evil, AtomicBoolean isOver) {
    while (!isOver.get()) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
        for (Path found : folders) {
          Path copy = Files.copy(evil, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
          Files.move(copy, found.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException theOtherSideWasFaster) {
        // Once more.
      }
    }
  }
}
