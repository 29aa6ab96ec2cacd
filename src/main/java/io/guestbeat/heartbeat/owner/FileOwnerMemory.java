package io.guestbeat.heartbeat.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.machine.OwnFile;
import io.guestbeat.machine.OwnFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Remembers the last owner of this user in a file that does not outlive the machine, such as one in
 * {@code /dev/shm}: after a reset nobody is remembered.
 */
public final class FileOwnerMemory implements OwnerMemory {
  private static final int LONGEST_TEXT = 200;

  private final OwnFolder folder;
  private final String fileName;

  /** Creates a memory in the file of this name in this folder, which is created when needed. */
  public FileOwnerMemory(OwnFolder folder, String fileName) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.fileName = Objects.requireNonNull(fileName, "fileName");
  }

  @Override
  public void began(Owner owner) {
    try (FileChannel channel =
        OwnFile.open(
            folder.ready().resolve(fileName),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      channel.truncate(0);
      channel.write(UTF_8.encode(owner.line()));
    } catch (IOException | RuntimeException e) {
      // Then the next owner is told by what the waiting processes have seen.
    }
  }

  @Override
  public void endedCleanly() {
    try {
      Files.deleteIfExists(folder.path().resolve(fileName));
    } catch (IOException | RuntimeException e) {
      began(Owner.unknown());
    }
  }

  @Override
  public Optional<Owner> last() {
    Path file = folder.path().resolve(fileName);
    if (!OwnFile.isThere(file)) {
      return Optional.empty();
    }
    try (FileChannel channel =
        OwnFile.open(folder.ready().resolve(fileName), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
      channel.read(bytes);
      bytes.flip();
      return Optional.of(Owner.ofLine(UTF_8.decode(bytes).toString()))
          .filter(owner -> !owner.name().isEmpty());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
