package io.guestbeat.heartbeat.escalation.evidence;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.guestbeat.machine.OwnFolder;
import io.guestbeat.machine.ProcessId;
import io.guestbeat.text.InstantText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of the evidence: one text file for each failure, {@code evidence-TIME-PID.txt}, the
 * oldest removed so that all of them stay under a bound. Only files of such names are removed. The
 * folder is made at the start, for its owner only, and refused where another user could have put it
 * there or could change it. Used by one thread.
 */
public final class EvidenceFolder {
  /** What one file has at most where nothing is said. */
  public static final long DEFAULT_MAX_FILE_BYTES = 4L * 1024 * 1024;

  /** What all files together have at most where nothing is said. */
  public static final long DEFAULT_MAX_TOTAL_BYTES = 20L * 1024 * 1024;

  private static final long LEAST_FILE_BYTES = 1024;

  /** Where files outlive a reset of the machine, and any user may write. */
  private static final Path LASTING_TEMPORARY_FILES = Paths.get("/var/tmp");

  /** Where the process stands: the last resort. */
  private static final Path NO_FOLDER = Paths.get("");

  private static final String NAME = "guestbeat-";

  private static final Pattern OUR_NAME =
      Pattern.compile("evidence-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-z]+\\.txt(\\.tmp)?");

  private final OwnFolder folder;
  private final long maxTotalBytes;
  private final long maxFileBytes;
  private final Clock clock;

  /** A folder with the usual bounds. */
  public EvidenceFolder(Path folder) {
    this(folder, DEFAULT_MAX_TOTAL_BYTES, DEFAULT_MAX_FILE_BYTES);
  }

  /**
   * A folder with these bounds.
   *
   * @throws IllegalArgumentException if a file may not have 1 KB, or all of them less than one
   */
  public EvidenceFolder(Path folder, long maxTotalBytes, long maxFileBytes) {
    this(folder, maxTotalBytes, maxFileBytes, Clock.systemUTC());
  }

  EvidenceFolder(Path folder, long maxTotalBytes, long maxFileBytes, Clock clock) {
    if (maxFileBytes < LEAST_FILE_BYTES || maxTotalBytes < maxFileBytes) {
      throw new IllegalArgumentException(
          "evidence of "
              + maxFileBytes
              + " bytes a file and "
              + maxTotalBytes
              + " together: accepted is 1024 or more a file, and no less together");
    }
    this.folder = new OwnFolder(folder);
    this.maxTotalBytes = maxTotalBytes;
    this.maxFileBytes = maxFileBytes;
    this.clock = clock;
  }

  /**
   * Returns where evidence goes if nothing is said: a folder of this user that outlives a reset.
   */
  public static Path usualPath() {
    return usualPath(
        Files.isDirectory(LASTING_TEMPORARY_FILES) ? LASTING_TEMPORARY_FILES.toString() : "",
        System.getProperty("java.io.tmpdir", ""),
        System.getProperty("user.name", ""));
  }

  /**
   * Returns the user's folder in the first of these that has a name, or else in the present one. A
   * name that this platform cannot express is none: nothing is thrown, whatever the properties are.
   */
  public static Path usualPath(String lasting, String temporary, String user) {
    Path parent = NO_FOLDER;
    for (String candidate : new String[] {temporary, lasting}) {
      parent = candidate.isEmpty() ? parent : expressible(candidate).orElse(parent);
    }
    String name = NAME + user.replaceAll("[^\\p{L}\\p{N}._@-]", "_");
    Path ofTheUser = expressible(name).orElse(Paths.get(NAME + ascii(user)));
    return parent.resolve(user.isEmpty() ? Paths.get(NAME + "unknown") : ofTheUser);
  }

  private static Optional<Path> expressible(String name) {
    try {
      return Optional.of(Paths.get(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String ascii(String user) {
    return user.replaceAll("[^A-Za-z0-9._@-]", "_");
  }

  /** Returns the folder, which may not be there yet. */
  public Path path() {
    return folder.path();
  }

  /** Returns why nothing can be written to it, if that shows without writing. */
  public Optional<String> obstacle() {
    return folder.obstacle();
  }

  /** Makes the folder, before anybody else does. */
  public void prepare() throws IOException {
    folder.ready();
  }

  private static String timeOf(Clock clock) {
    return InstantText.of(clock.instant()).replace("-", "").replace(":", "");
  }

  /**
   * Writes one file.
   *
   * @throws IOException if there is no file with any of the evidence
   */
  public EvidenceFile write(Evidence evidence) throws IOException {
    Path ready = folder.ready();
    removeOldest(ready, maxTotalBytes - maxFileBytes);
    String name = "evidence-" + timeOf(clock) + "-" + ProcessId.ofThis() + ".txt";
    return EvidenceFile.write(ready.resolve(name), evidence, maxFileBytes);
  }

  private static void removeOldest(Path folder, long maxBytes) throws IOException {
    List<Path> files = ours(folder);
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
      if (bytes > maxBytes) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Our files, the newest first. */
  private static List<Path> ours(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, EvidenceFolder::isOurs)) {
      all.forEach(files::add);
    }
    Collections.sort(files, Collections.reverseOrder());
    return files;
  }

  private static boolean isOurs(Path file) {
    return OUR_NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, NOFOLLOW_LINKS);
  }
}
