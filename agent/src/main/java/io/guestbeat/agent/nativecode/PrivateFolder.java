package io.guestbeat.agent.nativecode;

import io.guestbeat.machine.OwnFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        return new PrivateFolder(OwnFile.createFolder(folder)).thatEndsWithTheJvm();
      } catch (FileAlreadyExistsException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Returns the path of the file that it will have, and that is removed with it. */
  Path willHave(String name) {
    file = folder.resolve(name);
    return file;
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
}
