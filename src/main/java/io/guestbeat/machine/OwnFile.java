package io.guestbeat.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Files that only this process's user and root decide on, in a folder that {@link FolderTrust} has
 * taken: what is not a regular file, or of anybody else, is refused before it is opened and after.
 * Stateless.
 */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Opens such a file; if it is to be made, then for its owner only.
   *
   * @throws IOException that says why it cannot be taken
   */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    if (isThere(file)) {
      requireOurs(file);
    }
    FileChannel channel = opened(file, options);
    boolean isTaken = false;
    try {
      requireOurs(file);
      isTaken = true;
      return channel;
    } finally {
      if (!isTaken) {
        channel.close();
      }
    }
  }

  /** Makes a file, for its owner only, wherever that is: only its descriptor is ours for sure. */
  public static FileChannel create(Path file) throws IOException {
    return opened(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
  }

  /** Returns whether there is anything of that name, be it a link that leads nowhere. */
  public static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes a folder that its owner only may enter. */
  public static Path createFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
  }

  /** Has the disk keep what the folder lists; Windows opens no folders and needs no such call. */
  public static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileChannel opened(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all, ownerOnly(file, "rw-------"));
  }

  private static void requireOurs(Path file) throws IOException {
    if (FolderTrust.hasOwners(file)) {
      FileEntry entry = FileEntry.named(file);
      if (!entry.isRegular()) {
        throw new UntrustedFileException(
            file + " is " + entry.kind() + ", not a regular file: remove it");
      }
    }
    FolderTrust.require(file);
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
