package io.guestbeat.consumers.jconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SceneIT {
  @TempDir Path folder;

  @Test
  void nothingThatWasStartedIsLeftWhereTheSceneCannotBeSet() throws Exception {
    Set<ProcessHandle> before = children();
    // The last JVM before JConsole cannot write there.
    Files.createDirectory(folder.resolve("plain.log"));

    assertThatThrownBy(() -> Scene.set(folder)).isInstanceOf(UncheckedIOException.class);

    assertThat(children()).isEqualTo(before);
    assertThat(folder.resolve("xvfb-" + Scene.WIDTH + ".log")).isNotEmptyFile();
    assertThat(folder.resolve("old/jvm.log")).content().contains("ready");
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
