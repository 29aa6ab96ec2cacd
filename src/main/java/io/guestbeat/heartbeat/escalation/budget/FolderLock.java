package io.guestbeat.heartbeat.escalation.budget;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.guestbeat.machine.OwnFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A file's lock between processes. It is waited for a second at most: who does not get it may still
 * append, which the system does in one piece, but not rewrite.
 */
final class FolderLock implements AutoCloseable {
  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static FolderLock of(Path path) throws IOException {
    FileChannel channel = OwnFile.open(path, CREATE, WRITE);
    try {
      FileLock lock = tryLock(channel);
      for (int tries = 1; lock == null && tries < TRIES; tries++) {
        LockSupport.parkNanos(PAUSE.toNanos());
        lock = tryLock(channel);
      }
      return new FolderLock(channel, lock);
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  boolean isHeld() {
    return lock != null;
  }

  /** Closing the file lets go of its lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException | IOException e) {
      // Held by another agent of this same JVM, or the file system has no locks.
      return null;
    }
  }
}
