package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guestbeat.Needs;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that the option {@code config} names. */
final class ConfigurationFileTest {
  @TempDir private Path folder;

  @Test
  void aConfigurationThatIsAPipeIsRefusedAtOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    ProgramBuilder.of("mkfifo", pipe.toString()).output();

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(problems(pipe))
                .singleElement()
                .asString()
                .contains("cannot be read: ", pipe + " is a named pipe"));
  }

  /** Who writes it commands us, by {@code escalation.command}. */
  @ParameterizedTest
  @ValueSource(strings = {"a file of theirs", "a link of theirs", "a second name of our file"})
  void aConfigurationOfSomebodyElseInAFolderThatAllMayWriteIsRefused(String what) throws Exception {
    Path ours = Files.writeString(folder.resolve("ours"), "escalation.command=reboot\n");
    Path shared = Files.createDirectory(folder.resolve("tmp"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Path file = shared.resolve("guestbeat.properties");
    Needs.that((Integer) Files.getAttribute(ours, "unix:uid") == 0, "root");
    switch (what) {
      case "a file of theirs" -> {
        Files.copy(ours, file);
        Files.setAttribute(file, "unix:uid", 12345);
      }
      case "a link of theirs" -> {
        Files.createSymbolicLink(file, ours);
        Files.setAttribute(file, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
      }
      default -> Files.createLink(file, ours);
    }

    assertThat(problems(file))
        .singleElement()
        .asString()
        .contains("cannot be read: ", file.toString(), "that others may write");
  }

  /** As Kubernetes mounts a ConfigMap. */
  @Test
  void aConfigurationBehindLinksOfOursIsReadThoughOthersMayWriteTheFolder() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("config"));
    Files.setAttribute(shared, "unix:mode", 0777);
    Path version = Files.createDirectory(shared.resolve("..2026_11_28"));
    Files.writeString(version.resolve("guestbeat.properties"), "log=debug\n");
    Files.createSymbolicLink(shared.resolve("..data"), version.getFileName());
    Path file = shared.resolve("guestbeat.properties");
    Files.createSymbolicLink(file, Path.of("..data/guestbeat.properties"));

    assertThat(AgentOptions.read("config=" + file, Map.of(), Map.of()).logLevel())
        .isEqualTo(LogLevel.DEBUG);
  }

  @Test
  void aConfigurationWithoutEndIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("long"), new byte[2_000_000]);

    assertThat(problems(file))
        .singleElement()
        .asString()
        .contains("cannot be read: ", file + " is longer than 1048576 bytes");
  }

  private static List<String> problems(Path file) {
    return catchThrowableOfType(
            BadOptionsException.class,
            () -> AgentOptions.read("config=" + file, Map.of(), Map.of()))
        .problems();
  }
}
