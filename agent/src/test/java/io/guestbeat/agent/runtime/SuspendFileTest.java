package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.Needs;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspendFileTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final int SOMEBODY = 12345;

  @TempDir private Path parent;

  private final Host host = Hosts.open("simulator");
  private final HeartbeatDriver heartbeat = HeartbeatBuilder.over(host.appMonitor()).build();
  private final List<String> warnings = new ArrayList<>();
  private Path folder;
  private Path file;
  private SuspendFile suspendFile;

  @BeforeEach
  void makeTheFolder() throws IOException {
    Needs.that(
        (Integer) Files.getAttribute(parent, "unix:uid") == 0, "root, whose file it must be");
    folder = Files.createDirectory(parent.resolve("guestbeat"));
    Files.setAttribute(folder, "unix:mode", 0755);
    file = folder.resolve("suspend");
    suspendFile = new SuspendFile(file, Clock.fixed(NOW, ZoneOffset.UTC), warnings::add);
  }

  @AfterEach
  void close() {
    heartbeat.close();
    host.close();
  }

  @Test
  void suspendsWhileItIsThere() throws IOException {
    look();
    assertThat(reason()).isNull();

    write("gates are wrong\nsee \u001b[31m4711", NOW);
    look();
    look();
    assertThat(reason()).isEqualTo(file + ": gates are wrong see [31m4711");

    Files.delete(file);
    look();
    assertThat(reason()).isNull();
    assertThat(heartbeat.decisions()).hasSize(2);
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT24H", "PT23H59M, PT1M", "PT-1H, PT24H", "PT-23H, PT24H"})
  void countsForADayFromItsTime(Duration age, Duration left) throws IOException {
    write("reason", NOW.minus(age));

    look();

    assertThat(heartbeat.engine().suspendedFor())
        .hasValueSatisfying(found -> assertThat(found).isBetween(left.minusSeconds(30), left));
  }

  @ParameterizedTest
  @CsvSource({"PT24H, older than 24 h", "P3000D, older than 24 h", "PT-25H, in the future"})
  void countsNoLonger(Duration age, String why) throws IOException {
    write("reason", NOW);
    look();
    assertThat(reason()).isNotNull();

    write("reason", NOW.minus(age));
    look();
    look();

    assertThat(reason()).isNull();
    assertThat(warnings).singleElement().asString().contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "the file of somebody else, belong to root",
    "the folder of somebody else, belong to root",
    "a file that a group may write, may be written",
    "a file that all may write, may be written",
    "a folder that a group may write, may be written",
    "a folder that all may write, may be written",
    "a link, is not a regular file",
    "a folder in its place, is not a regular file",
    "a pipe, is not a regular file"
  })
  void isIgnoredWhereItMayBeSomebodyElses(String what, String why) throws Exception {
    write("reason", NOW);
    switch (what) {
      case "the file of somebody else" -> Files.setAttribute(file, "unix:uid", SOMEBODY);
      case "the folder of somebody else" -> Files.setAttribute(folder, "unix:uid", SOMEBODY);
      case "a file that a group may write" -> {
        Files.setAttribute(file, "unix:gid", SOMEBODY);
        Files.setAttribute(file, "unix:mode", 0664);
      }
      case "a file that all may write" -> Files.setAttribute(file, "unix:mode", 0646);
      case "a folder that a group may write" -> {
        Files.setAttribute(folder, "unix:gid", SOMEBODY);
        Files.setAttribute(folder, "unix:mode", 0775);
      }
      case "a folder that all may write" -> Files.setAttribute(folder, "unix:mode", 01777);
      case "a link" -> {
        Path target = Files.move(file, parent.resolve("target"));
        Files.createSymbolicLink(file, target);
      }
      case "a folder in its place" -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
      default -> {
        Files.delete(file);
        ProgramBuilder.of("mkfifo", file.toString()).output();
      }
    }

    look();
    look();

    assertThat(reason()).isNull();
    assertThat(heartbeat.decisions()).isEmpty();
    assertThat(warnings).singleElement().asString().contains(why);
  }

  @Test
  void countsAsRootMakesItUnderAnyUmask() throws IOException {
    write("reason", NOW);
    Files.setAttribute(folder, "unix:gid", 0);
    Files.setAttribute(file, "unix:gid", 0);
    Files.setAttribute(folder, "unix:mode", 0775);
    Files.setAttribute(file, "unix:mode", 0664);

    look();

    assertThat(reason()).isNotNull();
  }

  @Test
  void takesNoMoreOfItThanAReason() throws IOException {
    write("x".repeat(1_000_000), NOW);

    look();

    assertThat(reason().length()).isLessThan(300 + file.toString().length());
    write("", NOW);
    look();
    assertThat(reason()).endsWith("no reason given");
  }

  private void look() {
    suspendFile.look(heartbeat);
  }

  private String reason() {
    return heartbeat.engine().suspensionReason().orElse(null);
  }

  private void write(String text, Instant modified) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
