package io.guestbeat.heartbeat.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;

import io.guestbeat.machine.FolderTrust;
import io.guestbeat.machine.OwnFile;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notes of one process's dry run, read from its file. The file is not trusted: each value is
 * one line of a bounded length, and a line that is not a note is skipped. Immutable.
 */
public final class NotedRun {
  private static final Pattern HEADER = Pattern.compile("BEAT (\\d{13})");
  private static final int LONGEST_NAME = 200;

  private final Path file;
  private final Instant lastBeat;
  private final List<DryRunNote> notes;

  private NotedRun(Path file, Instant lastBeat, List<DryRunNote> notes) {
    this.file = file;
    this.lastBeat = lastBeat;
    this.notes = Collections.unmodifiableList(notes);
  }

  /**
   * Returns all runs that are noted in this folder, the one that was written last first; creates
   * nothing.
   *
   * @throws IOException if the folder is not there, or may be somebody else's
   */
  public static List<NotedRun> in(Path folder) throws IOException {
    Path trusted = FolderTrust.require(folder);
    List<NotedRun> runs = new ArrayList<>();
    for (Path file : DryRunFolder.files(trusted)) {
      read(file).ifPresent(runs::add);
    }
    return runs;
  }

  private static Optional<NotedRun> read(Path file) throws IOException {
    try (FileChannel channel = OwnFile.open(file, READ)) {
      ByteBuffer bytes =
          ByteBuffer.allocate((int) Math.min(channel.size(), DryRunFile.LONGEST_BYTES));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads on until all is there.
      }
      bytes.flip();
      return parse(file, UTF_8.decode(bytes).toString());
    }
  }

  /** Returns the run of this text; empty if it is none, or no more than begun. */
  static Optional<NotedRun> parse(Path file, String text) {
    String[] lines = text.split("\n", -1);
    Matcher header = HEADER.matcher(lines[0]);
    List<DryRunNote> notes = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      DryRunNote.parse(lines[i]).ifPresent(notes::add);
    }
    if (!header.matches() || notes.isEmpty() || notes.get(0).kind() != DryRunNote.Kind.START) {
      return Optional.empty();
    }
    Instant lastBeat = Instant.ofEpochMilli(Long.parseLong(header.group(1)));
    return Optional.of(new NotedRun(file, lastBeat, notes));
  }

  /** Returns the file that it was read from. */
  public Path file() {
    return file;
  }

  /** Returns the application: its main class or jar. */
  public String name() {
    String text = start().text();
    int name = text.indexOf("name=");
    return name < 0 ? "unknown" : OneLine.of(text.substring(name + 5), LONGEST_NAME);
  }

  /** Returns a setting of the process, such as {@code pid}; empty if it was not noted. */
  public Optional<String> setting(String key) {
    String text = start().text();
    int name = text.indexOf("name=");
    Matcher matcher =
        Pattern.compile("(?:^| )" + key + "=(\\S{1,100})")
            .matcher(name < 0 ? text : text.substring(0, name));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns when the process began its dry run. */
  public Instant started() {
    return start().from();
  }

  /** Returns when the last heartbeat would have been sent. */
  public Instant lastBeat() {
    return lastBeat;
  }

  /** Returns whether the last thing that was noted is a clean end. */
  public boolean isStopped() {
    for (int i = notes.size() - 1; i >= 0; i--) {
      DryRunNote.Kind kind = notes.get(i).kind();
      if (kind == DryRunNote.Kind.STOPPED || kind == DryRunNote.Kind.WATCHED) {
        return kind == DryRunNote.Kind.STOPPED;
      }
    }
    return true;
  }

  /** Returns all notes, the first first. */
  public List<DryRunNote> notes() {
    return notes;
  }

  private DryRunNote start() {
    return notes.get(0);
  }
}
