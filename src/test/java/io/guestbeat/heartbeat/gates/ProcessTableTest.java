package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.heartbeat.UnusableGateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
  @TempDir private Path proc;

  @Test
  void isUnusableWhereTheStateOfAProcessThatIsThereCannotBeRead() throws IOException {
    Files.createDirectories(proc.resolve("1"));
    // A folder cannot be read as a file, whoever asks: it stands for every refused read.
    Files.createDirectories(proc.resolve("7").resolve("status"));

    assertThatThrownBy(() -> new ProcessTable(proc).whyNotAlive("7"))
        .isInstanceOf(UnusableGateException.class)
        .hasMessageContaining("the state of process 7 cannot be read");
  }

  @Test
  void saysThatAProcessDoesNotRunWhichIsNotThere() throws Exception {
    Files.createDirectories(proc.resolve("1"));

    assertThat(new ProcessTable(proc).whyNotAlive("7")).isEqualTo("does not run");
  }
}
