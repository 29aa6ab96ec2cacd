package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncontrolledFileTest {
  @TempDir Path folder;

  @Test
  void isReadUpToAnEnd() throws IOException {
    Path large = folder.resolve("release");
    Files.writeString(large, "JAVA_VERSION=\"17\"\n".repeat(100_000));

    assertThat(new UncontrolledFile(large).text()).hasSize(64 << 10).startsWith("JAVA_VERSION");
    assertThat(UncontrolledFile.text(large, 4)).isEqualTo("JAVA");
    assertThat(UncontrolledFile.text(Path.of("/proc/self/status"), 1 << 20)).contains("Uid:");
  }

  @Test
  void isReadOnlyIfItIsAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    ProgramBuilder.of("mkfifo", pipe.toString()).output();

    for (Path none : new Path[] {pipe, folder, folder.resolve("none"), Path.of("/dev/zero")}) {
      assertThatThrownBy(() -> new UncontrolledFile(none).text()).isInstanceOf(IOException.class);
    }
  }
}
