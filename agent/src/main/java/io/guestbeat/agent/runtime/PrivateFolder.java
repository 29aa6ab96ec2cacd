package io.guestbeat.agent.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A new folder that nobody else may enter, for one file; both are removed when it is closed. */
final class PrivateFolder implements AutoCloseable {
  private static final int MAX_TRIES = 16;

  private final Path folder;
  private Path file;

  private PrivateFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes one in this folder. */
  static PrivateFolder in(Path parent) throws IOException {
    for (int tries = 1; ; tries++) {
      // Creating fails where something is there already, so the name need not be a secret; a random
      // one would load the JDK's security providers.
      Path folder = parent.resolve("guestbeat-" + Long.toHexString(System.nanoTime()));
      try {
        return new PrivateFolder(Files.createDirectory(folder, ownerOnly(parent)));
      } catch (FileAlreadyExistsException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Writes its file. */
  Path write(String name, byte[] bytes) throws IOException {
    file = folder.resolve(name);
    return Files.write(file, bytes);
  }

  Path path() {
    return folder;
  }

  /** Removes what can be removed: Windows keeps a library's file while it is loaded. */
  @Override
  public void close() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
