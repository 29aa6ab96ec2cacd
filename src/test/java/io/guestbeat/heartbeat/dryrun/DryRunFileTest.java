package io.guestbeat.heartbeat.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunFileTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00.000Z");

  private final List<String> reports = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;

  @Test
  void whatWasNotedIsReadAgain() throws IOException {
    try (DryRunFile file = file(folder.resolve("evidence"))) {
      file.note(DryRunNote.at(Kind.WATCHED, START, ""));
      file.beat(START.plusSeconds(10));
      file.note(DryRunNote.of(Kind.RESET, START, START.plusSeconds(60), "deadlock:\n\u001b[31m2"));
      file.beat(START.plusSeconds(70));
    }

    NotedRun run = only(folder.resolve("evidence"));
    assertThat(run.name()).isEqualTo("acme server.jar");
    assertThat(run.setting("pid")).contains("4711");
    assertThat(run.setting("name")).isEmpty();
    assertThat(run.started()).isEqualTo(START);
    assertThat(run.lastBeat()).isEqualTo(START.plusSeconds(70));
    assertThat(run.isStopped()).isFalse();
    assertThat(run.notes())
        .extracting(DryRunNote::kind)
        .containsExactly(Kind.START, Kind.WATCHED, Kind.RESET);
    assertThat(run.notes().get(2).text()).isEqualTo("deadlock: [31m2");
    assertThat(reports).isEmpty();
  }

  @Test
  void aStopIsOnTheDiskBeforeTheCallReturns() throws IOException {
    try (DryRunFile file = file(folder)) {
      file.note(DryRunNote.at(Kind.WATCHED, START, ""));
      file.stopped(START.plusSeconds(5));

      assertThat(only(folder).isStopped()).isTrue();
      file.note(DryRunNote.at(Kind.WATCHED, START.plusSeconds(9), ""));
    }
    assertThat(only(folder).isStopped()).isFalse();
  }

  @Test
  void aBeatWritesOverTheFirstLineOnly() throws IOException {
    try (DryRunFile file = file(folder)) {
      file.note(DryRunNote.at(Kind.WATCHED, START, ""));
      file.stopped(START);
      long size = Files.size(only(folder).file());
      for (int beat = 1; beat <= 100; beat++) {
        file.beat(START.plusSeconds(beat));
      }
      Wait.until(
          () -> lastBeat().equals(START.plusSeconds(100)), () -> "the last beat is not written");
      assertThat(Files.size(only(folder).file())).isEqualTo(size);
    }
  }

  @Test
  void isBoundedAndSaysSo() throws IOException {
    try (DryRunFile file = file(folder)) {
      for (int note = 0; note < 2000; note++) {
        file.note(DryRunNote.at(Kind.WITHHELD, START.plusSeconds(note), "x".repeat(399)));
        if (note % 40 == 39) {
          file.stopped(START);
        }
      }
    }

    NotedRun run = only(folder);
    assertThat(Files.size(run.file())).isLessThanOrEqualTo(DryRunFile.LONGEST_BYTES);
    assertThat(run.notes()).extracting(DryRunNote::kind).contains(Kind.FULL, Kind.STOPPED);
    assertThat(run.isStopped()).isTrue();
  }

  @Test
  void keepsTheFilesThatWereWrittenLast() throws IOException {
    for (int file = 0; file < DryRunFolder.MOST_FILES + 20; file++) {
      Path old = folder.resolve(String.format("dry-run-20260101T%06d.000Z-1.txt", file));
      Files.writeString(old, "");
      Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L * (file + 1)));
    }
    Path living = folder.resolve("dry-run-20250101T000000.000Z-1.txt");
    Files.writeString(living, "");
    Path others = folder.resolve("dry-run-notes.txt");
    Files.writeString(others, "an operator's");

    try (DryRunFile file = file(folder)) {
      file.stopped(START);
    }

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(DryRunFolder.MOST_FILES + 1).contains(living, others);
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsReportedOnceAndWaitedForByNobody() throws IOException {
    Path none = folder.resolve("file");
    Files.writeString(none, "no folder");
    try (DryRunFile file = file(none)) {
      file.note(DryRunNote.at(Kind.WATCHED, START, ""));
      Wait.until(() -> !reports.isEmpty(), () -> "nothing was reported");
      long began = System.nanoTime();
      for (int beat = 0; beat < 1000; beat++) {
        file.beat(START.plusSeconds(beat));
        file.note(DryRunNote.at(Kind.WITHHELD, START, "dead"));
      }
      file.stopped(START);

      assertThat(System.nanoTime() - began).isLessThan(900_000_000L);
    }
    assertThat(reports)
        .singleElement()
        .asString()
        .isEqualTo(
            "what this dry run finds is not noted for guestbeat report, in "
                + none
                + ": "
                + none
                + " is not a folder");
  }

  @Test
  void whatIsNoNoteIsSkipped() {
    Path file = folder.resolve("x");
    String start = "START 1 1 pid=1 name=x\n";
    assertThat(NotedRun.parse(file, "")).isEmpty();
    assertThat(NotedRun.parse(file, "BEAT 0000000000001\n")).isEmpty();
    assertThat(NotedRun.parse(file, "BEAT 1\n" + start)).isEmpty();
    assertThat(NotedRun.parse(file, "BEAT 0000000000001\nWATCHED 1 1\n")).isEmpty();

    NotedRun run =
        NotedRun.parse(
                file,
                "BEAT 0000000000001\n"
                    + start
                    + "WATCHED 99999999999999999 1\nNONE 1 1\n\u001b]0;x\n"
                    + "EVIDENCE 1 1 /a\u202eb\rRED 1 1\nRED 1")
            .orElseThrow();

    assertThat(run.notes()).hasSize(2);
    assertThat(run.notes().get(1).text()).isEqualTo("/a?b RED 1 1");
  }

  private DryRunFile file(Path of) {
    return new DryRunFile(
        of,
        DryRunNote.at(Kind.START, START, "pid=4711 interval=10000 name=acme server.jar"),
        reports::add);
  }

  private Instant lastBeat() {
    try {
      return only(folder).lastBeat();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NotedRun only(Path of) throws IOException {
    List<NotedRun> runs = NotedRun.in(of);
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }
}
