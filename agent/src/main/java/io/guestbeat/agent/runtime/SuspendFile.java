package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.guestbeat.concurrent.OnChange;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.text.OneLine;
import io.guestbeat.text.ReasonText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The file by which root suspends the gates of every JVM of this machine, without JMX. Linux only.
 * A file that may be somebody else's is ignored, and so is one that cannot be read. For one thread.
 */
final class SuspendFile {
  private static final String USUAL = "/run/guestbeat/suspend";

  /** Moves the file for Guestbeat's own tests; whoever owns it must still be root. */
  private static final String TEST_PROPERTY = "io.guestbeat.test.suspend-file";

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int LONGEST_TEXT = 200;
  private static final int WRITABLE_BY_OTHERS = 02;
  private static final int WRITABLE_BY_GROUP = 020;

  private final Path file;
  private final File folder;
  private final Clock clock;
  private final Consumer<String> warn;
  private final OnChange<String> warnings = new OnChange<>();

  /** Whether the file was seen, and not seen to be gone since. */
  private boolean mayHold;

  SuspendFile(Path file, Clock clock, Consumer<String> warn) {
    this.file = file;
    this.folder = file.getParent().toFile();
    this.clock = clock;
    this.warn = warn;
  }

  /** Returns the file of this machine. */
  static SuspendFile ofThisMachine(Consumer<String> warn) {
    Path path = Paths.get(System.getProperty(TEST_PROPERTY, USUAL));
    return new SuspendFile(path, Clock.systemUTC(), warn);
  }

  /**
   * Reads the file, and suspends the gates or ends the suspension. Never throws. Where nobody can
   * tell what is there, as the disk fails, everything stays as it is.
   */
  void look(HeartbeatDriver heartbeat) {
    // As a rule there is no such folder; an exception to say so every 5 s would be waste.
    if (!mayHold && !folder.exists()) {
      return;
    }
    try {
      mayHold = true;
      Duration left = left();
      heartbeat.holdBy(file.toString(), left, text());
      warnings.forget();
    } catch (NoSuchFileException e) {
      warnings.forget();
      mayHold = false;
      heartbeat.endHold("the file " + file + " is gone");
    } catch (RefusedException e) {
      heartbeat.endHold("the file " + file + " is ignored: " + e.getMessage());
      warnOnce(file + " suspends nothing: " + e.getMessage());
    } catch (AccessDeniedException e) {
      warnOnce(file + " cannot be seen by this user: chmod 755 " + file.getParent());
    } catch (IOException | RuntimeException e) {
      warnOnce(file + " cannot be checked: " + ReasonText.of(e));
    }
  }

  /** Returns how long it still counts. */
  private Duration left() throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      throw new NoSuchFileException(file.toString());
    }
    requireRoots(file.getParent(), "directory");
    Map<String, Object> attributes = requireRoots(file, "regular file");
    long mtime = ((FileTime) attributes.get("lastModifiedTime")).toMillis();
    // A time in the future counts as now: the file lasts no longer for it.
    long ageMs = clock.millis() - mtime;
    if (ageMs < -LONGEST.toMillis()) {
      throw new RefusedException("its time lies more than 24 h in the future; touch it");
    }
    if (ageMs >= LONGEST.toMillis()) {
      throw new RefusedException("it is older than 24 h; touch it to suspend again, or delete it");
    }
    Duration left = LONGEST.minusMillis(Math.max(0, ageMs));
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  private static Map<String, Object> requireRoots(Path path, String kind) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(
            path, "unix:uid,gid,mode,isRegularFile,isDirectory,lastModifiedTime", NOFOLLOW_LINKS);
    boolean isKind =
        (Boolean) attributes.get(kind.equals("directory") ? "isDirectory" : "isRegularFile");
    if (!isKind) {
      throw new RefusedException(path + " is not a " + kind);
    }
    if ((Integer) attributes.get("uid") != 0) {
      throw new RefusedException(path + " does not belong to root");
    }
    // Under a umask of 002 root's own files may be written by root's group.
    int mode = (Integer) attributes.get("mode");
    boolean isRootsGroup = (Integer) attributes.get("gid") == 0;
    if ((mode & (isRootsGroup ? WRITABLE_BY_OTHERS : WRITABLE_BY_OTHERS | WRITABLE_BY_GROUP))
        != 0) {
      throw new RefusedException(path + " may be written by others than root");
    }
    return attributes;
  }

  private String text() {
    byte[] bytes = new byte[LONGEST_TEXT];
    int length = 0;
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      length = Math.max(0, in.read(bytes));
    } catch (IOException notReadable) {
      return "no reason that this user may read";
    }
    String text = OneLine.of(new String(bytes, 0, length, UTF_8));
    return text.isEmpty() ? "no reason given" : text;
  }

  private void warnOnce(String text) {
    if (warnings.isNew(text)) {
      warn.accept(text);
    }
  }

  /** The file is there, and does not count. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why);
    }
  }
}
