package io.guestbeat.heartbeat.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * The lock as a lock on a file in a folder that all users share, where there are no abstract Unix
 * sockets: on Windows. The lock is on the first byte; behind it the file says who the holder is.
 */
public final class FileOwnerLock implements OwnerLock {
  private static final int LONGEST_TEXT = 200;

  private final Path file;
  private FileChannel channel;
  private FileLock lock;

  /** Creates the lock of this file, not taken yet. The folder must exist. */
  public FileOwnerLock(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  @Override
  public boolean tryTake(Owner taker) throws IOException {
    if (lock != null) {
      return true;
    }
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock = channel.tryLock(0, 1, false);
    } catch (OverlappingFileLockException anotherOfThisJvm) {
      lock = null;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock != null) {
      tellHolder(taker);
    }
    return lock != null;
  }

  @Override
  public void release() {
    if (lock == null) {
      return;
    }
    lock = null;
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      // The system frees the lock when the process ends.
    }
  }

  @Override
  public Optional<Owner> holder() {
    if (lock != null || !isLocked()) {
      return Optional.empty();
    }
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
      reading.read(bytes, 1);
      bytes.flip();
      String[] parts = UTF_8.decode(bytes).toString().split(":", 2);
      return Optional.of(parts.length == 2 ? Owner.of(parts[0], parts[1].trim()) : Owner.unknown());
    } catch (IOException notReadable) {
      return Optional.of(Owner.unknown());
    }
  }

  private boolean isLocked() {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel trying =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock free = trying.tryLock(0, 1, false)) {
      return free == null;
    } catch (IOException | OverlappingFileLockException e) {
      return true;
    }
  }

  /** The holder's name is for people: without it, the lock is one all the same. */
  private void tellHolder(Owner holder) {
    try {
      channel.truncate(0);
      channel.write(UTF_8.encode(" " + holder.process() + ":" + holder.name()), 0);
    } catch (IOException e) {
      // As when the disk is full.
    }
  }
}
