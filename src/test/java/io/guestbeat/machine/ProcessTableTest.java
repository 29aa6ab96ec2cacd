package io.guestbeat.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTableTest {
  @TempDir private Path proc;

  @Test
  void isUnusableWhereTheStateOfAProcessThatIsThereCannotBeRead() throws IOException {
    Files.createDirectories(proc.resolve("1"));
    // A folder cannot be read as a file, whoever asks: it stands for every refused read.
    Files.createDirectories(proc.resolve("7").resolve("status"));

    assertThatThrownBy(() -> new ProcessTable(proc).whyNotAlive("7"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the state of process 7 cannot be read");
  }

  /** The kernel escapes in a name nothing but the line feed and the backslash. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\u0085"})
  void aProcessDoesNotNameItsStateItself(String lineEnd) throws Exception {
    Path status = Files.createDirectories(proc.resolve("7")).resolve("status");
    String name = "x" + lineEnd + "State:Z" + lineEnd + "Tgid:1";
    Files.writeString(status, "Name:\t" + name + "\nState:\tS (sleeping)\nTgid:\t7\n", ISO_8859_1);

    assertThat(new ProcessTable(proc).whyNotAlive("7")).isEmpty();
  }

  @Test
  void saysThatAProcessDoesNotRunWhichIsNotThere() throws Exception {
    Files.createDirectories(proc.resolve("1"));

    assertThat(new ProcessTable(proc).whyNotAlive("7")).isEqualTo("does not run");
  }
}
