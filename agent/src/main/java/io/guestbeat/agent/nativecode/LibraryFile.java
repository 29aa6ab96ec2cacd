package io.guestbeat.agent.nativecode;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.guestbeat.machine.FolderTrust;
import io.guestbeat.machine.OwnDescriptor;
import io.guestbeat.machine.OwnFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A library unpacked for the moment of its loading, in a new folder that nobody else may enter,
 * below one in which nobody else may exchange that. On Linux it is loaded through the descriptor
 * that has written it, and its name is gone before: no other user can exchange it. Used by one
 * thread.
 */
public final class LibraryFile implements AutoCloseable {
  private final PrivateFolder folder;
  private final Path file;
  private final FileChannel channel;

  private LibraryFile(PrivateFolder folder, Path file, FileChannel channel) {
    this.folder = folder;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Unpacks it, to be loaded by its name.
   *
   * @param parent the folder in which to make one for it
   * @throws IOException if somebody else could exchange it there, too
   */
  static LibraryFile named(Path parent, String name, byte[] bytes) throws IOException {
    PrivateFolder folder = PrivateFolder.in(FolderTrust.requireToPutInto(parent));
    boolean isWritten = false;
    try {
      Path file = folder.willHave(name);
      try (FileChannel channel = OwnFile.open(file, CREATE_NEW, WRITE, READ)) {
        write(channel, bytes);
        requireSame(channel, file, bytes);
      }
      isWritten = true;
      return new LibraryFile(folder, file, null);
    } finally {
      if (!isWritten) {
        folder.close();
      }
    }
  }

  /**
   * Unpacks it, to be loaded through its descriptor.
   *
   * @param parent the folder in which to make one for it
   * @throws IOException if somebody else could exchange it there, too
   */
  public static LibraryFile nameless(Path parent, String name, byte[] bytes) throws IOException {
    return namelessIn(FolderTrust.requireToPutInto(parent), name, bytes);
  }

  /**
   * Unpacks it, to be loaded through its descriptor, where others may exchange the name: what is
   * loaded is ours all the same. Not for root, whom the exchange could have make and remove a file
   * of this name elsewhere.
   *
   * @param parent the folder in which to make one for it, in a place that others may not exchange
   */
  public static LibraryFile namelessAmongOthers(Path parent, String name, byte[] bytes)
      throws IOException {
    return namelessIn(FolderTrust.requireItsPlace(parent), name, bytes);
  }

  private static LibraryFile namelessIn(Path parent, String name, byte[] bytes) throws IOException {
    try (PrivateFolder folder = PrivateFolder.in(parent)) {
      Path file = folder.willHave(name);
      FileChannel channel = OwnFile.create(file);
      boolean isVerified = false;
      try {
        Path descriptor = OwnDescriptor.of(file);
        OwnDescriptor.requireOurs(descriptor, parent);
        write(channel, bytes);
        try (FileChannel loaded = OwnDescriptor.read(descriptor)) {
          requireSame(loaded, file, bytes);
        }
        isVerified = true;
        return new LibraryFile(folder, descriptor, channel);
      } finally {
        if (!isVerified) {
          channel.close();
        }
      }
    }
  }

  /** Returns what to load. */
  public Path path() {
    return file;
  }

  /** Returns the folder that could take it. */
  Path parent() {
    return folder.path().getParent();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    folder.close();
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
      channel.write(left);
    }
  }

  private static void requireSame(FileChannel channel, Path file, byte[] bytes) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(bytes.length + 1);
    channel.position(0);
    while (found.hasRemaining() && channel.read(found) >= 0) {
      // Reads on until all is there.
    }
    if (found.position() != bytes.length
        || !Arrays.equals(bytes, Arrays.copyOf(found.array(), bytes.length))) {
      throw new IOException(file + " is not what was written");
    }
  }
}
