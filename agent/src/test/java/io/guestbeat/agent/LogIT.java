package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the real agent writes its log. */
final class LogIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  @Test
  void goesToStandardErrorWhereTheFileCannotBeOpened() throws Exception {
    String options = "log.file=" + folder.resolve("no/such/folder/guestbeat.log");
    try (ChildJvm child = ChildJvm.withAgent(JAVA_HOME, options, Server.class)) {
      String first = child.awaitError("guestbeat: ");
      child.awaitError("guestbeat: INFO no statistics");

      assertThat(first).contains("ERROR log.file cannot be opened", "no/such/folder");
      assertThat(child.finish()).isZero();
    }
  }
}
