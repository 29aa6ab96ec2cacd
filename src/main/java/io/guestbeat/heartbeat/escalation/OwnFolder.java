package io.guestbeat.heartbeat.escalation;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * A folder of which nobody else decides what is in it. Its name may be known beforehand, so where
 * everyone may create files, as in {@code /var/tmp}, someone may have been there first: a folder or
 * link of another user is refused.
 */
final class OwnFolder {
  private static final String ROOT = "root";

  private final Path folder;

  OwnFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder, there and ours.
   *
   * @throws IOException that says why it cannot be used
   */
  Path ready() throws IOException {
    create(folder);
    if (isPosix(folder)) {
      requireNoLinks();
      requireOwner();
    }
    return folder;
  }

  /** Why it cannot be written, if that shows without writing. */
  Optional<String> obstacle() {
    Path present = folder;
    while (present.getParent() != null && !Files.exists(present)) {
      present = present.getParent();
    }
    if (!Files.isDirectory(present)) {
      return Optional.of(present + " is no folder");
    }
    return Files.isWritable(present)
        ? Optional.empty()
        : Optional.of(present + " is read-only for this user");
  }

  /** What {@link #ready()} gives, which may not be there yet. */
  Path path() {
    return folder;
  }

  /** Has the disk keep what the folder lists; Windows opens no folders and needs no such call. */
  static void force(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
    }
    try {
      Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private void requireNoLinks() throws IOException {
    if (isOpenToAll(folder)) {
      throw new IOException(folder + " may be written by everyone: give a folder of its own");
    }
    for (Path path = folder; path.getParent() != null; path = path.getParent()) {
      if (isOpenToAll(path.getParent()) && Files.isSymbolicLink(path)) {
        throw new IOException(path + " is a link in a folder that everyone may write");
      }
    }
  }

  private void requireOwner() throws IOException {
    UserPrincipal us = ourselves();
    for (Path path = folder; path.getParent() != null; path = path.getParent()) {
      UserPrincipal owner = Files.getOwner(path, NOFOLLOW_LINKS);
      if (isOpenToAll(path.getParent()) && !owner.equals(us) && !owner.getName().equals(ROOT)) {
        throw new IOException(
            path + " belongs to " + owner + " and lies in a folder that everyone may write");
      }
    }
  }

  /**
   * Whose files ours are: the property {@code user.name} is anyone's word, and not the kernel's.
   */
  private UserPrincipal ourselves() throws IOException {
    Path probe = folder.resolve(".guestbeat-" + Long.toHexString(System.nanoTime()));
    Files.createFile(probe, ownerOnly(folder, "rw-------"));
    try {
      return Files.getOwner(probe, NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean isOpenToAll(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
