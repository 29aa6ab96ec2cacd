package io.guestbeat.machine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of which nobody else decides what is in it. Its name may be known beforehand, so where
 * everyone may create files, as in {@code /var/tmp}, someone may have been there first: a folder or
 * link that others may change is refused.
 */
public final class OwnFolder {
  private static final String NO_FOLDER = " is not a folder";

  private final Path folder;

  public OwnFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Returns the folder, there and ours: without links.
   *
   * @throws IOException that says why it cannot be used
   */
  public Path ready() throws IOException {
    create(folder);
    return FolderTrust.require(folder);
  }

  /** Returns why it cannot be used, if that shows without writing. */
  public Optional<String> obstacle() {
    Path present = folder;
    while (present.getParent() != null && !OwnFile.isThere(present)) {
      present = present.getParent();
    }
    if (!Files.isDirectory(present)) {
      return Optional.of(present + NO_FOLDER);
    }
    try {
      requireOurs(present);
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
    return Files.isWritable(present)
        ? Optional.empty()
        : Optional.of(present + " is read-only for this user");
  }

  /** Returns what {@link #ready()} gives, which may not be there yet, or by another name. */
  public Path path() {
    return folder;
  }

  private void requireOurs(Path present) throws IOException {
    if (present.equals(folder)) {
      FolderTrust.require(folder);
    } else {
      FolderTrust.requireToPutInto(present);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
      FolderTrust.requireToPutInto(folder.getParent());
    }
    try {
      OwnFile.createFolder(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(folder + NO_FOLDER, e);
      }
    }
  }
}
