package io.guestbeat.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;

/**
 * The descriptors that this process holds, as Linux shows them in {@code /proc/self/fd}: what is
 * opened through one of them is the very file that it is open for, whatever has become of its name.
 * Stateless.
 */
public final class OwnDescriptor {
  private static final Path ALL = Paths.get("/proc/self/fd");

  /** A new descriptor gets the lowest number that is free, so there are few gaps below it. */
  private static final int MOST_GAPS = 1000;

  private OwnDescriptor() {}

  /** Returns whether this system shows them. */
  public static boolean areShown() {
    return Files.isDirectory(ALL);
  }

  /**
   * Returns the one that is open for the file of this name; if there are several, the first.
   *
   * @param file without links
   * @throws IOException if there is none, as the file has another name by now
   */
  public static Path of(Path file) throws IOException {
    int gaps = 0;
    for (int number = 0; gaps < MOST_GAPS; number++) {
      Path descriptor = ALL.resolve(Integer.toString(number));
      try {
        if (Files.readSymbolicLink(descriptor).equals(file)) {
          return descriptor;
        }
      } catch (NoSuchFileException e) {
        gaps++;
      }
    }
    throw new UntrustedFileException(file + " was replaced while it was being opened");
  }

  /**
   * Refuses a descriptor that is not open for a regular file of this process's user, which group
   * and others may not write, on the device of this folder: whatever was done to names since, what
   * is read through it is what this process has written.
   */
  public static void requireOurs(Path descriptor, Path folder) throws IOException {
    FileEntry file = FileEntry.openFor(descriptor);
    boolean isOurs =
        file.isRegular()
            && !file.mayBeWrittenByOthers()
            && ProcessUser.effectiveUid().orElse(file.uid()) == file.uid()
            && file.isOnTheDeviceOf(FileEntry.named(folder));
    if (!isOurs) {
      throw new UntrustedFileException(
          "what was written below "
              + folder
              + " is "
              + file.kind()
              + " of "
              + file.owner()
              + " with "
              + file.modeText());
    }
  }

  /** Opens the same file once more, for reading from its beginning. */
  public static FileChannel read(Path descriptor) throws IOException {
    return FileChannel.open(descriptor, StandardOpenOption.READ);
  }
}
