package io.guestbeat.agent.nativecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LoadFailuresTest {
  private final LoadFailures refusals = new LoadFailures();

  @Test
  void namesEachFolderOnceWithItsReasonAndEachHintOnce() {
    String file = "/tmp/guestbeat-1/libjnidispatch.so";
    String text = file + ": " + file + ": failed to map segment from shared object";
    refusals.add(Path.of("/tmp"), new UnsatisfiedLinkError(text));
    refusals.add(Path.of("/var/tmp"), new UnsatisfiedLinkError(text));

    assertThat(refusals)
        .hasToString(
            "/tmp (failed to map segment from shared object), "
                + "/var/tmp (failed to map segment from shared object)"
                + ": the folder is mounted noexec, or SELinux forbids it");
  }

  @Test
  void keepsWhateverReasonThereIs() {
    refusals.add(Path.of("/a"), new FileSystemException("/a/x", null, "Read-only file system"));
    refusals.add(Path.of("/b"), new AccessDeniedException("/b/x"));
    refusals.add(Path.of("/c"), new IOException("No space left on device"));
    refusals.add(Path.of("/d"), new IllegalStateException("odd"));
    refusals.add(Path.of("/e"), new UnsatisfiedLinkError());

    assertThat(refusals)
        .hasToString(
            "/a (Read-only file system), /b (AccessDeniedException), /c (No space left on device), "
                + "/d (java.lang.IllegalStateException: odd), /e (java.lang.UnsatisfiedLinkError)");
  }

  @Test
  void saysThatThereIsNoFolderToTry() {
    assertThat(refusals).hasToString("none, as there is none");
  }
}
