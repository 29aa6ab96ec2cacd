package io.guestbeat.heartbeat.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.OnChange;
import io.guestbeat.concurrent.WakeableTask;
import io.guestbeat.machine.OwnFile;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The file of one dry run: a first line with the time of the last heartbeat, written over by one
 * call at each, and a line for each note. It has a bounded size. All is written on a thread of its
 * own, so a disk that hangs holds nothing up; a file that cannot be written is reported once, and
 * the dry run goes on without. Safe between threads.
 */
public final class DryRunFile implements DryRunRecord, AutoCloseable {
  static final int LONGEST_BYTES = 64 * 1024;

  private static final int MOST_WAITING = 50;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(1);

  private final DryRunFolder folder;
  private final DryRunNote start;
  private final Consumer<String> reporter;
  private final BackOff retry = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private final OnChange<String> reports = new OnChange<>();

  /** Guarded by this, as what follows. */
  private final Deque<DryRunNote> waiting = new ArrayDeque<>();

  private long beatMs;
  private boolean isDirty;
  private boolean isWriting;
  private boolean isFailing;
  private WakeableTask task;
  private boolean isClosed;

  /** Used by the task only, as what follows; null while there is no file. */
  private FileChannel channel;

  private long end;
  private boolean isFull;

  /**
   * Names the file, which is created with the first note.
   *
   * @param start the process and its settings
   * @param reporter takes a line that an operator can act on
   */
  public DryRunFile(Path folder, DryRunNote start, Consumer<String> reporter) {
    this.folder = new DryRunFolder(folder);
    this.start = Objects.requireNonNull(start, "start");
    this.reporter = Objects.requireNonNull(reporter, "reporter");
    waiting.add(start);
  }

  @Override
  public synchronized void beat(Instant at) {
    beatMs = at.toEpochMilli();
    follow();
  }

  @Override
  public synchronized void note(DryRunNote note) {
    if (beatMs == 0) {
      // Until the first heartbeat, so that a file always has a time.
      beatMs = note.to().toEpochMilli();
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(note);
    }
    follow();
  }

  /** Waits a second at most for the disk, as the JVM may be about to end. */
  @Override
  public synchronized void stopped(Instant at) {
    waiting.add(DryRunNote.at(DryRunNote.Kind.STOPPED, at, ""));
    follow();
    long giveUp = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
    try {
      for (long left = 1;
          (isDirty || isWriting) && !isFailing && left > 0;
          left = giveUp - System.nanoTime()) {
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the thread, after what is still to be written. */
  @Override
  public void close() {
    WakeableTask last;
    synchronized (this) {
      isClosed = true;
      last = task;
    }
    if (last != null) {
      last.close(PATIENCE_AT_STOP);
    }
  }

  private void follow() {
    isDirty = true;
    if (task == null && !isClosed) {
      task = WakeableTask.start("guestbeat-dry-run", this::write, this::failed);
    }
    if (task != null) {
      task.wake();
    }
  }

  private Duration write() {
    long beat;
    synchronized (this) {
      if (isFailing && !retry.isOver(System.nanoTime())) {
        return retry.left(System.nanoTime());
      }
      isDirty = false;
      isWriting = true;
      beat = beatMs;
    }
    try {
      if (channel == null) {
        open();
      }
      for (DryRunNote note = next(); note != null; note = next()) {
        append(note);
        written();
      }
      put(header(beat), 0);
      succeeded();
      return WakeableTask.UNTIL_WOKEN;
    } catch (IOException | RuntimeException e) {
      return notWritten(e);
    }
  }

  private void open() throws IOException {
    Path file = folder.forOneMore(start);
    channel = OwnFile.open(file, CREATE_NEW, WRITE);
    end = header(0).length;
  }

  /** Writes the bytes at this position, as a rule by one system call. */
  private void put(byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }

  /** A line that was cut off by a full disk is written again at the same place. */
  private void append(DryRunNote note) throws IOException {
    boolean isSmall =
        note.kind() == DryRunNote.Kind.STOPPED || note.kind() == DryRunNote.Kind.WATCHED;
    byte[] line = (note.line() + "\n").getBytes(UTF_8);
    if (end + line.length > (isSmall ? LONGEST_BYTES : LONGEST_BYTES - 4096)) {
      if (isFull) {
        return;
      }
      isFull = true;
      line = (DryRunNote.at(DryRunNote.Kind.FULL, note.to(), "").line() + "\n").getBytes(UTF_8);
    }
    put(line, end);
    end += line.length;
  }

  private synchronized DryRunNote next() {
    return waiting.peek();
  }

  private synchronized void written() {
    waiting.remove();
  }

  private synchronized void succeeded() {
    isWriting = false;
    isFailing = false;
    retry.succeeded();
    reports.forget();
    notifyAll();
  }

  private Duration notWritten(Exception why) {
    Duration pause;
    synchronized (this) {
      isDirty = true;
      isWriting = false;
      isFailing = true;
      pause = retry.failed(System.nanoTime());
      notifyAll();
    }
    String line =
        "what this dry run finds is not noted for guestbeat report, in "
            + folder.path()
            + ": "
            + folder.obstacle().orElse(ReasonText.of(why));
    if (reports.isNew(line)) {
      reporter.accept(line);
    }
    return pause;
  }

  private void failed(Throwable why) {
    reporter.accept("what this dry run finds may not be noted: " + why);
  }

  static byte[] header(long beatMs) {
    String digits = "0000000000000" + beatMs;
    return ("BEAT " + digits.substring(digits.length() - 13) + "\n").getBytes(UTF_8);
  }
}
