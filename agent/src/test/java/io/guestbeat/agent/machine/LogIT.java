package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.Needs;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the real agent writes its log. */
final class LogIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  @Test
  void goesToStandardErrorWhereTheFileCannotBeOpened() throws Exception {
    String options = "log.file=" + folder.resolve("no/such/folder/guestbeat.log");
    try (Program child = ChildJvm.withAgent(JAVA_HOME, options, Server.class)) {
      String first = child.awaitError("guestbeat: ");
      child.awaitError("guestbeat: INFO no statistics");

      assertThat(first).contains("ERROR log.file cannot be opened", "no/such/folder");
      assertThat(child.finish()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"a pipe, is a named pipe", "a stranger's link, is a link of user 12345"})
  void goesToStandardErrorWhereTheFileIsNoneOrAStrangers(String what, String why) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Path file = shared.resolve("log");
    if (what.equals("a pipe")) {
      ProgramBuilder.of("mkfifo", file.toString()).output();
    } else {
      Needs.that(System.getProperty("user.name").equals("root"), "root, for a stranger");
      Files.createSymbolicLink(file, secret);
      Files.setAttribute(file, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    }
    try (Program child = ChildJvm.withAgent(JAVA_HOME, "log.file=" + file, Server.class)) {
      String first = child.awaitError("guestbeat: ");
      child.awaitError("guestbeat: INFO no statistics");

      assertThat(first)
          .contains("ERROR log.file cannot be opened, so lines go to standard error: " + file)
          .contains(why);
      assertThat(child.finish()).isZero();
    }
    assertThat(secret).hasContent("secret");
  }

  /** Standard output is a pipe here, as in a container; what it is has no name to open. */
  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void goesToTheStreamThatTheProcessWasGiven(String name) throws Exception {
    try (Program child = ChildJvm.withAgent(JAVA_HOME, "log.file=" + name, Server.class)) {
      child.awaitOutput("guestbeat: INFO no statistics");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).noneMatch(line -> line.contains("guestbeat: "));
      assertThat(child.output()).last().isEqualTo("stopping");
    }
  }

  @Test
  void isNotWantedWhereItGoesToTheNullDevice() throws Exception {
    try (Program child = ChildJvm.withAgent(JAVA_HOME, "log.file=/dev/null", Server.class)) {
      child.awaitOutput("serving");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).noneMatch(line -> line.contains("guestbeat: "));
    }
  }

  @Test
  void saysOnceOnStandardErrorThatTheDiskIsFull() throws Exception {
    String options = "host=simulator,log.file=/dev/full,log=debug";
    try (Program child = ChildJvm.withAgent(JAVA_HOME, options, Server.class)) {
      String first = child.awaitError("guestbeat: ");
      child.awaitOutput("serving");

      assertThat(child.finish()).isZero();
      assertThat(first).contains("WARN /dev/full cannot be written: No space left on device");
      assertThat(child.errors()).filteredOn(line -> line.contains("cannot be written")).hasSize(1);
    }
  }

  /** A pipe that is full, as of a terminal that Ctrl+S has stopped. */
  @Test
  void aStandardErrorThatTakesNothingHoldsUpNeitherMBeansNorHeartbeats() throws Exception {
    String fullPipe =
        "mkfifo '%s' && exec 9<>'%s' && head -c 65536 /dev/zero >&9 && exec \"$0\" \"$@\" 2>&9"
            .replace("%s", folder.resolve("pipe").toString());
    String options = "host=simulator,log=debug,heartbeat=on,heartbeat.interval=1s";
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    try (Program child =
        ChildJvm.startBehind(
            List.of("sh", "-c", fullPipe),
            JAVA_HOME,
            List.of("-javaagent:" + ChildJvm.agentJar() + "=" + options),
            Server.class)) {
      child.awaitOutput("serving");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(monitor);

        Wait.until(() -> sent(jmx, monitor) >= 2, () -> "heartbeats: " + sent(jmx, monitor));
      }
      assertThat(child.finish()).isZero();
    }
  }

  private static long sent(JmxAccess jmx, ObjectName monitor) {
    try {
      return (Long) jmx.readAll(monitor, "HeartbeatsSent").get("HeartbeatsSent");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
