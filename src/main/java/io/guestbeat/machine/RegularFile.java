package io.guestbeat.machine;

import io.guestbeat.concurrent.PatientCall;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A file that the configuration names, wherever it is: opening it holds nobody up, as that of a
 * pipe would, and follows no link that a stranger has put into a folder which others may write.
 * Immutable; what it is, is found out when it is made.
 */
public final class RegularFile {
  /** How long the opening of a file may take that somebody may exchange for a pipe. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int BUFFER_BYTES = 4096;

  private final Path name;
  private final ResolvedPath resolved;
  private final Owners owners;
  private final Duration patience;

  private RegularFile(Path name, ResolvedPath resolved, Duration patience) {
    this.name = name;
    this.resolved = resolved;
    this.owners = resolved == null ? null : Owners.ofThisProcess(resolved.root());
    this.patience = patience;
  }

  /**
   * Follows this path.
   *
   * @throws IOException if it leads nowhere, or over the link of a stranger
   */
  public static RegularFile at(Path path) throws IOException {
    return at(path, PATIENCE);
  }

  static RegularFile at(Path path, Duration patience) throws IOException {
    if (!FolderTrust.hasOwners(path)) {
      return new RegularFile(path, null, patience);
    }
    RegularFile file = new RegularFile(path, ResolvedPath.of(path), patience);
    file.requireLinksOfOurs();
    return file;
  }

  /**
   * Refuses a file that a stranger may have put there: in a folder that group or others may write
   * it must be this process's user's or root's, and have no second name.
   */
  public RegularFile notOfStrangers() throws IOException {
    FileEntry end = end().orElse(null);
    if (end == null || !mayBePutThere()) {
      return this;
    }
    if (resolved.folder().mayBeWrittenByOthers()) {
      requireOurs(end);
    }
    if (end.isRegular() && !end.hasOneName()) {
      throw new UntrustedFileException(
          end.path() + " has a second name, and lies in a folder that others may write");
    }
    return this;
  }

  /** Opens it for reading, from its beginning; what is not a regular file is refused. */
  public FileInputStream read() throws IOException {
    if (resolved == null) {
      return new FileInputStream(name.toFile());
    }
    FileEntry end = end().orElseThrow(() -> new NoSuchFileException(name.toString()));
    requireRegular(openFile(end));
    return mayBeExchanged()
        ? unexchanged(end, FileInputStream::new, StandardOpenOption.READ)
        : new FileInputStream(end.path().toFile());
  }

  /**
   * Returns what is in it. Some files are regular and end never, or answer never, such as {@code
   * /proc/kmsg}.
   *
   * @param longest how many bytes are accepted
   * @throws IOException if it is longer, or cannot be read in time
   */
  public byte[] contents(int longest) throws IOException {
    try {
      return PatientCall.within(patience, "guestbeat-file", () -> readUpTo(longest));
    } catch (TimeoutException e) {
      throw new IOException(
          name + " cannot be read within " + patience.toMillis() / 1000 + " s", e);
    }
  }

  private byte[] readUpTo(int longest) throws IOException {
    try (InputStream in = read()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        bytes.write(buffer, 0, length);
        if (bytes.size() > longest) {
          throw new IOException(name + " is longer than " + longest + " bytes");
        }
      }
      return bytes.toByteArray();
    }
  }

  /**
   * Opens it for writing at its end, and makes it if it is not there. A character device, and what
   * this process holds open already, such as {@code /dev/stderr}, are taken as well.
   */
  public FileOutputStream append() throws IOException {
    notOfStrangers();
    if (resolved == null) {
      return new FileOutputStream(name.toFile(), true);
    }
    if (!end().isPresent() && mayBePutThere()) {
      Files.createFile(resolved.path());
      return at(resolved.path(), patience).append();
    }
    FileEntry end = end().orElse(null);
    if (end != null && !resolved.isOwnDescriptor() && !end.isCharacterDevice()) {
      requireRegular(end);
      if (mayBeExchanged()) {
        return unexchanged(
            end,
            file -> new FileOutputStream(file, true),
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
      }
    }
    return new FileOutputStream(resolved.path().toFile(), true);
  }

  /** Returns the number of the descriptor that it leads to, if this process holds that open. */
  public Optional<Integer> descriptor() throws IOException {
    return resolved != null && resolved.isOwnDescriptor()
        ? Optional.of(Integer.valueOf(resolved.path().getFileName().toString()))
        : Optional.empty();
  }

  private Optional<FileEntry> end() {
    return resolved == null ? Optional.empty() : resolved.end();
  }

  private FileEntry openFile(FileEntry end) throws IOException {
    return resolved.isOwnDescriptor() ? FileEntry.openFor(end.path()) : end;
  }

  private void requireLinksOfOurs() throws IOException {
    for (ResolvedPath.Step step : resolved.way()) {
      if (step.found != null && step.found.isLink() && owners.mayLose(step)) {
        requireOurs(step.found);
      }
    }
  }

  private void requireOurs(FileEntry entry) throws IOException {
    if (!owners.areOurs(entry)) {
      throw new UntrustedFileException(
          entry.path()
              + " is "
              + entry.kind()
              + " of "
              + entry.owner()
              + " in a folder that others may write; accepted is what belongs to "
              + owners);
    }
  }

  private static void requireRegular(FileEntry entry) throws IOException {
    if (!entry.isRegular()) {
      throw new UntrustedFileException(
          entry.path() + " is " + entry.kind() + "; accepted is a regular file");
    }
  }

  private boolean mayBePutThere() {
    return resolved.folder().mayBeWrittenByOthers() || mayBeExchanged();
  }

  private boolean mayBeExchanged() {
    return resolved.way().stream().anyMatch(owners::mayLose);
  }

  /**
   * Opens the file that was found, although somebody may exchange it at this very moment: a first
   * descriptor shows what was opened, and the second is opened through that one.
   */
  @SuppressWarnings("try") // To be open is what the channel is for.
  private <T> T unexchanged(FileEntry end, Opening<T> opening, OpenOption... options)
      throws IOException {
    HashSet<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel = opened(end.path(), all)) {
      Path descriptor = OwnDescriptor.of(end.path());
      if (!FileEntry.openFor(descriptor).isSameFileAs(end)) {
        throw new UntrustedFileException(end.path() + " was replaced while it was being opened");
      }
      return opening.open(descriptor.toFile());
    }
  }

  private FileChannel opened(Path file, Set<OpenOption> options) throws IOException {
    try {
      return PatientCall.within(
          patience, "guestbeat-file", () -> FileChannel.open(file, options), RegularFile::close);
    } catch (TimeoutException e) {
      throw new UntrustedFileException(
          file + " does not open, as a pipe that nobody reads or writes");
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file as a stream. */
  private interface Opening<T> {
    T open(File file) throws IOException;
  }
}
