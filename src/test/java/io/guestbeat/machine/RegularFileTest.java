package io.guestbeat.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guestbeat.Needs;
import io.guestbeat.support.ProgramBuilder;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegularFileTest {
  private static final int SOMEBODY = 12345;

  @TempDir private Path folder;

  @Test
  void readsAndAppends() throws IOException {
    Path file = folder.resolve("file");

    append(file, "one");
    append(file, "two");

    assertThat(read(file)).isEqualTo("onetwo");
    assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> append(folder.resolve("none/file"), ""))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a pipe, is a named pipe",
    "a folder, is a folder",
    "/dev/zero, is a character device",
    "a link to a pipe, is a named pipe"
  })
  void refusesAtOnceToReadWhatIsNoRegularFile(String what, String why) throws Exception {
    Path path = what.startsWith("/") ? Path.of(what) : made(what);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> read(path))
                .isInstanceOf(UntrustedFileException.class)
                .hasMessageContaining(why));
  }

  @ParameterizedTest
  @CsvSource({"a pipe, is a named pipe", "a folder, is a folder", "a link to a pipe, named pipe"})
  void refusesAtOnceToAppendToWhatIsNoRegularFile(String what, String why) throws Exception {
    Path path = made(what);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThatThrownBy(() -> append(path, "")).hasMessageContaining(why));
  }

  @Test
  void appendsToDevicesAndToWhatTheProcessHasOpen() throws Exception {
    append(Path.of("/dev/null"), "gone");
    Path file = folder.resolve("open");
    try (FileOutputStream open = new FileOutputStream(file.toFile())) {
      Path descriptor = OwnDescriptor.of(file);
      Path link = Files.createSymbolicLink(folder.resolve("link"), descriptor);

      append(link, "text");

      int number = Integer.parseInt(descriptor.getFileName().toString());
      assertThat(RegularFile.at(link).descriptor()).contains(number);
      assertThat(open.getFD().valid()).isTrue();
    }
    assertThat(read(file)).isEqualTo("text");
    assertThat(RegularFile.at(Path.of("/dev/stderr")).descriptor()).contains(2);
  }

  @Test
  void aPipeThatThisProcessHasOpenIsNotRead() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/proc/self/fd/0"));
    Needs.that(
        !FileEntry.openFor(Path.of("/proc/self/fd/0")).isRegular(),
        "a standard input that is no file");

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThatThrownBy(() -> read(link)).hasMessageContaining("accepted is a regular"));
  }

  @ParameterizedTest
  @ValueSource(ints = {01777, 0777, 0775})
  void followsNoLinkOfAStrangerInAFolderThatOthersMayWrite(int mode) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path shared = shared(mode);
    Path link = Files.createSymbolicLink(shared.resolve("link"), secret);
    assertThat(read(link)).isEqualTo("secret");

    giveAway(link);

    assertThatThrownBy(() -> read(link)).hasMessageContaining(link + " is a link of user 12345");
    assertThatThrownBy(() -> append(link, "more")).hasMessageContaining("is a link of user 12345");
    assertThat(secret).hasContent("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {01777, 0777, 0775})
  void appendsToNoFileOfAStrangerAndMakesItsOwn(int mode) throws IOException {
    Path shared = shared(mode);
    append(shared.resolve("ours"), "one");
    append(shared.resolve("ours"), "two");
    assertThat(shared.resolve("ours")).hasContent("onetwo");
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path second = Files.createLink(shared.resolve("second"), secret);
    assertThatThrownBy(() -> append(second, "")).hasMessageContaining("has a second name");
    Path theirs = Files.createFile(shared.resolve("theirs"));

    giveAway(theirs);

    assertThatThrownBy(() -> append(theirs, "")).hasMessageContaining("regular file of user 12345");
    assertThatThrownBy(() -> RegularFile.at(theirs).notOfStrangers())
        .hasMessageContaining("regular file of user 12345");
    assertThat(read(theirs)).as("as the number of somebody else's process").isEmpty();
  }

  @Test
  void contentsHaveABound() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345");

    assertThat(RegularFile.at(file).contents(5)).asString(UTF_8).isEqualTo("12345");
    assertThatThrownBy(() -> RegularFile.at(file).contents(4))
        .hasMessage(file + " is longer than 4 bytes");
  }

  @Test
  void contentsThatNeverEndAreGivenUp() throws IOException {
    Path endless = Path.of("/proc/kmsg");
    Needs.that(ProcessUser.effectiveUid().orElse(-1) == 0, "root, who may read /proc/kmsg");

    assertThatThrownBy(() -> RegularFile.at(endless, Duration.ofSeconds(1)).contents(1 << 20))
        .hasMessage("/proc/kmsg cannot be read within 1 s");
  }

  private Path made(String what) throws Exception {
    Path path = folder.resolve("made");
    if (what.equals("a folder")) {
      return Files.createDirectory(path);
    }
    ProgramBuilder.of("mkfifo", path.toString()).output();
    return what.startsWith("a link")
        ? Files.createSymbolicLink(folder.resolve("link"), path)
        : path;
  }

  private Path shared(int mode) throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", mode);
    return shared;
  }

  private static void giveAway(Path path) throws IOException {
    Needs.that(ProcessUser.effectiveUid().orElse(-1) == 0, "root, to give files away");
    Files.setAttribute(path, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
  }

  private static void append(Path file, String text) throws IOException {
    try (FileOutputStream out = RegularFile.at(file).append()) {
      out.write(text.getBytes(UTF_8));
    }
  }

  private static String read(Path file) throws IOException {
    try (FileInputStream in = RegularFile.at(file).read()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
