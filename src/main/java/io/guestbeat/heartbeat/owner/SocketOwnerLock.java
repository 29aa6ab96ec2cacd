package io.guestbeat.heartbeat.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.host.guestrpc.socket.AbstractName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Objects;
import java.util.Optional;

/**
 * The lock as a name of an abstract Unix socket, on Linux: processes of one network namespace share
 * it. A second name says who the holder is; whoever waits reads it from {@code /proc/net/unix}.
 */
public final class SocketOwnerLock implements OwnerLock {
  private static final Path NAMES_IN_USE = Paths.get("/proc/net/unix");

  /** Bounds the search on a machine with very many sockets; the holder is then not named. */
  private static final int MOST_LINES = 100_000;

  private final String name;
  private final Preparation nativeCode;
  private AbstractName lock;
  private AbstractName holderName;

  /**
   * Creates the lock of this name, not taken yet.
   *
   * @param name 1 to 30 characters of ASCII
   * @param nativeCode run before native code is called
   */
  public SocketOwnerLock(String name, Preparation nativeCode) {
    this.name = Objects.requireNonNull(name, "name");
    this.nativeCode = Objects.requireNonNull(nativeCode, "nativeCode");
  }

  @Override
  public synchronized boolean tryTake(Owner taker) throws IOException {
    if (lock == null) {
      nativeCode.run();
      lock = AbstractName.take(name).orElse(null);
      if (lock != null) {
        tellHolder(taker);
      }
    }
    return lock != null;
  }

  @Override
  public synchronized void release() {
    if (holderName != null) {
      holderName.close();
      holderName = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  @Override
  public synchronized Optional<Owner> holder() {
    if (lock != null) {
      return Optional.empty();
    }
    String lockInUse = "@" + name;
    String prefix = prefix();
    boolean isInUse = false;
    try (BufferedReader lines = Files.newBufferedReader(NAMES_IN_USE, UTF_8)) {
      String line = lines.readLine();
      for (int i = 0; line != null && i < MOST_LINES; i++) {
        String inUse = line.substring(line.lastIndexOf(' ') + 1);
        if (inUse.startsWith(prefix)) {
          return Optional.of(Owner.ofLine(inUse.substring(prefix.length())));
        }
        isInUse |= inUse.equals(lockInUse);
        line = lines.readLine();
      }
    } catch (IOException notReadable) {
      return Optional.empty();
    }
    return isInUse ? Optional.of(Owner.unknown()) : Optional.empty();
  }

  /** The holder's name is for people: without it, the lock is one all the same. */
  private void tellHolder(Owner holder) {
    try {
      holderName = AbstractName.take(name + ":" + holder.line()).orElse(null);
    } catch (IOException e) {
      holderName = null;
    }
  }

  private String prefix() {
    return "@" + name + ":";
  }

  /** Initialises what native code needs in this JVM, unless that is done. */
  public interface Preparation {
    /**
     * Returns once native code can be called.
     *
     * @throws IOException with the reason why it cannot
     */
    void run() throws IOException;
  }
}
