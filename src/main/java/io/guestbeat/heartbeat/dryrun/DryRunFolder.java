package io.guestbeat.heartbeat.dryrun;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.guestbeat.machine.OwnFolder;
import io.guestbeat.machine.ProcessId;
import io.guestbeat.text.InstantText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of dry runs in an evidence folder: {@code dry-run-TIME-PID.txt}, of which those that
 * were written last are kept. Only files of such names are removed. Stateless but for the folder.
 */
final class DryRunFolder {
  static final int MOST_FILES = 100;

  private static final Pattern OUR_NAME =
      Pattern.compile("dry-run-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-z]+\\.txt");

  private final OwnFolder folder;

  DryRunFolder(Path folder) {
    this.folder = new OwnFolder(folder);
  }

  /** Returns the folder, which may not be there yet. */
  Path path() {
    return folder.path();
  }

  /** Returns why nothing can be written to it, if that shows without writing. */
  Optional<String> obstacle() {
    return folder.obstacle();
  }

  /** Makes room for the file of a run, and the folder; returns the path of that file. */
  Path forOneMore(DryRunNote start) throws IOException {
    Path ready = folder.ready();
    List<Path> files = files(ready);
    for (Path file : files.subList(Math.min(files.size(), MOST_FILES - 1), files.size())) {
      Files.deleteIfExists(file);
    }
    String time = InstantText.of(start.from()).replace("-", "").replace(":", "");
    return ready.resolve("dry-run-" + time + "-" + ProcessId.ofThis() + ".txt");
  }

  /** Returns the files of a folder that is there, the one that was written last first. */
  static List<Path> files(Path ready) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(ready, DryRunFolder::isOurs)) {
      for (Path file : all) {
        entries.add(new Entry(file, Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toMillis()));
      }
    }
    Collections.sort(entries, Comparator.comparingLong((Entry entry) -> -entry.writtenMs));
    List<Path> files = new ArrayList<>();
    entries.forEach(entry -> files.add(entry.file));
    return files;
  }

  private static boolean isOurs(Path file) {
    return OUR_NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, NOFOLLOW_LINKS);
  }

  private static final class Entry {
    final Path file;
    final long writtenMs;

    Entry(Path file, long writtenMs) {
      this.file = file;
      this.writtenMs = writtenMs;
    }
  }
}
