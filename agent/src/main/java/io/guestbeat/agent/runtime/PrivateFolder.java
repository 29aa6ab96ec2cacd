package io.guestbeat.agent.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A new folder that nobody else may enter, for one file; both are removed when it is closed, or
 * when the JVM ends before.
 */
final class PrivateFolder implements AutoCloseable {
  private static final int MAX_TRIES = 16;

  private final Path folder;
  private final Thread removal = new Thread(this::remove, "guestbeat-folder");
  private volatile Path file;

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
        return new PrivateFolder(Files.createDirectory(folder, ownerOnly(parent)))
            .thatEndsWithTheJvm();
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
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException theJvmEnds) {
      // It then removes what is gone already.
    }
  }

  private PrivateFolder thatEndsWithTheJvm() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(removal);
      return this;
    } catch (IllegalStateException e) {
      remove();
      throw new IOException("the JVM ends", e);
    }
  }

  private void remove() {
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
