package io.guestbeat.heartbeat.owner;

import io.guestbeat.machine.SharedLockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock as a lock on a file that all users share, where there are no abstract Unix sockets: on
 * Windows.
 */
public final class FileOwnerLock implements OwnerLock {
  private final SharedLockFile file;

  /** Creates the lock of this file, not taken yet. The folder must exist. */
  public FileOwnerLock(Path file) {
    this.file = new SharedLockFile(file);
  }

  @Override
  public synchronized boolean tryTake(Owner taker) throws IOException {
    return file.tryLock(taker.line());
  }

  @Override
  public synchronized void release() {
    file.close();
  }

  @Override
  public synchronized Optional<Owner> holder() {
    return file.holder().map(Owner::ofLine);
  }
}
