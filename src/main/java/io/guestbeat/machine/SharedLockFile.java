package io.guestbeat.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * A lock on a file in a folder that processes of several users share, for systems without abstract
 * Unix sockets. The system frees it when the process ends. The lock is on the first byte; behind it
 * the file says who holds it. No call waits. For one thread at a time.
 */
public final class SharedLockFile implements Closeable {
  private static final int LONGEST_TEXT = 200;

  private final Path file;
  private FileChannel channel;

  /** Names the file, which is created when it is first locked. The folder must exist. */
  public SharedLockFile(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Takes the lock if it is free.
   *
   * @param holder what others read, one short line
   * @return false if another process holds it
   * @throws IOException if the file cannot be opened, or this file system has no locks
   */
  public boolean tryLock(String holder) throws IOException {
    if (channel != null) {
      return true;
    }
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (firstByte(opened) == null) {
        return false;
      }
      channel = opened;
    } finally {
      if (channel == null) {
        opened.close();
      }
    }
    tell(holder);
    return true;
  }

  /** Returns what another holder has written; empty if nobody holds the lock, or this process. */
  public Optional<String> holder() {
    if (channel != null || !isLocked()) {
      return Optional.empty();
    }
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
      reading.read(bytes, 1);
      bytes.flip();
      return Optional.of(UTF_8.decode(bytes).toString().trim());
    } catch (IOException notReadable) {
      return Optional.of("");
    }
  }

  /** Gives the lock back, if this process holds it. */
  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try (FileChannel closing = channel) {
      closing.truncate(0);
    } catch (IOException e) {
      // The system frees the lock when the process ends.
    } finally {
      channel = null;
    }
  }

  private boolean isLocked() {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel trying =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return firstByte(trying) == null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns the lock on the first byte; null if another process has it, or this JVM. */
  private static FileLock firstByte(FileChannel of) throws IOException {
    try {
      return of.tryLock(0, 1, false);
    } catch (OverlappingFileLockException anotherOfThisJvm) {
      return null;
    }
  }

  /** The holder's name is for people: without it, the lock is one all the same. */
  private void tell(String holder) {
    try {
      channel.truncate(0);
      channel.write(UTF_8.encode(" " + holder), 0);
    } catch (IOException e) {
      // As when the disk is full.
    }
  }
}
