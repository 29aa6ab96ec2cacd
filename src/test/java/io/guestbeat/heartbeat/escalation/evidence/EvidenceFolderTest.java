package io.guestbeat.heartbeat.escalation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.Needs;
import io.guestbeat.heartbeat.escalation.WallClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
  private static final int KB = 1024;

  private final WallClock clock = new WallClock();
  @TempDir private Path parent;

  @Test
  void writesTheSectionsInOrderToAFileOfItsOwnerOnly() throws IOException {
    Path folder = parent.resolve("new/evidence");

    EvidenceFile file = bounded(folder, 20 * KB).write(evidence("one", "two"));

    assertThat(Files.readString(file.path()))
        .isEqualTo("========== A ==========\none\n\n========== B ==========\ntwo\n\n");
    assertThat(file.shortfall()).isEmpty();
    assertThat(file.path().getParent()).isEqualTo(folder);
    assertThat(names(folder))
        .containsExactly("evidence-20261124T032152.123Z-" + ProcessHandle.current().pid() + ".txt");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(file.path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void createsNothingBeforeItIsNeeded() {
    assertThat(bounded(parent.resolve("later"), 20 * KB).path()).doesNotExist();
  }

  @Test
  void saysInTheFileThatItIsTruncated() throws IOException {
    EvidenceFile file = bounded(parent, 20 * KB).write(evidence("one", "x".repeat(100 * KB)));

    assertThat(Files.size(file.path())).isBetween(3_900L, 4L * KB);
    assertThat(Files.readString(file.path()))
        .startsWith("========== A ==========\none\n")
        .endsWith("xxx\n[truncated: a file of evidence has at most 4096 bytes]\n");
    assertThat(file.shortfall()).contains("truncated at 4096 bytes");
  }

  @Test
  void recordsWhatASectionFailedOfAndGoesOn() throws IOException {
    EvidenceSection broken =
        EvidenceSection.of(
            "Broken",
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });

    EvidenceFile file =
        bounded(parent, 20 * KB)
            .write(Evidence.of(broken, EvidenceSection.of("Next", () -> "fine")));

    assertThat(Files.readString(file.path()))
        .contains("[this section failed: java.lang.OutOfMemoryError: Java heap space]")
        .contains("fine");
  }

  @Test
  void removesTheOldestOfItsOwnFilesOnly() throws IOException {
    Files.writeString(parent.resolve("evidence-of-mine.txt"), "x".repeat(50 * KB));
    Files.writeString(parent.resolve("evidence-20200101T000000.000Z-1.txt"), "x".repeat(4 * KB));
    Files.writeString(
        parent.resolve("evidence-20190101T000000.000Z-1.txt.tmp"), "x".repeat(4 * KB));
    EvidenceFolder folder = bounded(parent, 10 * KB);

    for (int i = 0; i < 5; i++) {
      folder.write(evidence("failure " + i, "x".repeat(2 * KB)));
      clock.turn(Duration.ofMinutes(1));
    }

    assertThat(names(parent)).hasSize(4).contains("evidence-of-mine.txt");
    assertThat(names(parent)).noneMatch(name -> name.contains("-2020") || name.contains("-2019"));
    assertThat(ourBytes()).isLessThanOrEqualTo(10 * KB);
  }

  @Test
  void keepsTheFileAsItIsWhenTheDiskIsFull() throws IOException {
    Path fullDisk = Path.of("/dev/full");
    Needs.that(Files.exists(fullDisk), "a disk that is full");

    try (FileChannel channel = FileChannel.open(fullDisk, StandardOpenOption.WRITE)) {
      assertThat(EvidenceFile.write(channel, evidence("one", "two"), 4 * KB)).contains("No space");
    }
  }

  @Test
  void refusesALinkOfAnotherUserWhereEveryoneMayWrite() throws IOException {
    Needs.that(System.getProperty("user.name").equals("root"), "root");
    Path open = openFolder();
    Path target = Files.createDirectory(parent.resolve("target"));
    Path link = Files.createSymbolicLink(open.resolve("guestbeat-me"), target);
    Files.setAttribute(link, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);

    assertThatThrownBy(() -> bounded(link, 20 * KB).write(evidence("one", "two")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(link + " belongs to user 12345");
    assertThat(names(target)).isEmpty();
  }

  @Test
  void refusesAFolderThatEveryoneMayWrite() throws IOException {
    Path open = openFolder();

    assertThatThrownBy(() -> bounded(open, 20 * KB).write(evidence("one", "two")))
        .hasMessageContaining(open + " may be written by others");
  }

  @Test
  void refusesAFolderOfAnotherUserWhereEveryoneMayWrite() throws IOException {
    Needs.that(System.getProperty("user.name").equals("root"), "root");
    Path theirs = Files.createDirectory(openFolder().resolve("guestbeat-me"));
    Files.setAttribute(theirs, "unix:uid", 12345);

    assertThatThrownBy(() -> bounded(theirs, 20 * KB).write(evidence("one", "two")))
        .hasMessageContaining("belongs to");
    assertThat(names(theirs)).isEmpty();
  }

  @Test
  void makesNothingWhereOthersCouldExchangeIt() throws IOException {
    Path open = openFolder();
    Files.setAttribute(open, "unix:mode", 0775);

    assertThatThrownBy(() -> bounded(open.resolve("new"), 20 * KB).write(evidence("one", "two")))
        .hasMessageContaining(open + " may be written by others");
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void usesAFolderOfOursWhereEveryoneMayWrite() throws IOException {
    EvidenceFile file =
        bounded(openFolder().resolve("guestbeat-me"), 20 * KB).write(evidence("one", "two"));

    assertThat(file.path()).exists();
  }

  @Test
  void refusesBoundsThatHoldNoFile() {
    assertThatThrownBy(() -> new EvidenceFolder(parent, 2 * KB, 4 * KB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accepted is");
  }

  private EvidenceFolder bounded(Path folder, long maxTotalBytes) {
    return new EvidenceFolder(folder, maxTotalBytes, 4 * KB, clock);
  }

  private Path openFolder() throws IOException {
    Path open = Files.createDirectory(parent.resolve("open"));
    return Files.setAttribute(open, "unix:mode", 01777);
  }

  private long ourBytes() throws IOException {
    long bytes = 0;
    for (String name : names(parent)) {
      bytes += name.startsWith("evidence-2") ? Files.size(parent.resolve(name)) : 0;
    }
    return bytes;
  }

  private static Evidence evidence(String first, String second) {
    return Evidence.of(EvidenceSection.of("A", () -> first), EvidenceSection.of("B", () -> second));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
