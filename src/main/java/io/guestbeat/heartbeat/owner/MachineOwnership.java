package io.guestbeat.heartbeat.owner;

import io.guestbeat.machine.OwnFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Chooses where the processes of this machine agree on which of them sends its heartbeat: on Linux
 * by a name that the kernel keeps, elsewhere by a file. Stateless.
 */
public final class MachineOwnership {
  private static final String LOCK = "guestbeat-owner";
  private static final Path SHARED_MEMORY = Paths.get("/dev/shm");

  /** Name another lock and folder, for Guestbeat's own tests, which run beside each other. */
  private static final String TEST_LOCK = "io.guestbeat.test.owner-lock";

  private static final String TEST_MEMORY = "io.guestbeat.test.owner-memory";

  private MachineOwnership() {}

  /**
   * Returns the ownership of a virtual machine's heartbeat.
   *
   * @param machine which virtual machine, among those whose hosts this one reaches; empty for this
   *     one
   * @param self this process
   * @param nativeCode run before native code is called, which it may initialise
   */
  public static Ownership of(String machine, Owner self, SocketOwnerLock.Preparation nativeCode) {
    String lockName =
        machine.isEmpty()
            ? System.getProperty(TEST_LOCK, LOCK)
            : LOCK + "-" + Integer.toHexString(machine.hashCode());
    return new Ownership(lock(lockName, nativeCode), memory(machine, lockName), self);
  }

  private static OwnerLock lock(String lockName, SocketOwnerLock.Preparation nativeCode) {
    return System.getProperty("os.name", "").startsWith("Linux")
        ? new SocketOwnerLock(lockName, nativeCode)
        : new FileOwnerLock(sharedFolder().resolve(lockName + ".lock"));
  }

  /** A simulated machine is not remembered: nothing would ever delete what it has left. */
  private static OwnerMemory memory(String machine, String lockName) {
    String forTests = System.getProperty(TEST_MEMORY);
    if (forTests != null) {
      return new FileOwnerMemory(new OwnFolder(Paths.get(forTests)), lockName);
    }
    if (!machine.isEmpty() || !Files.isDirectory(SHARED_MEMORY)) {
      return OwnerMemory.NONE;
    }
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return new FileOwnerMemory(new OwnFolder(SHARED_MEMORY.resolve("guestbeat-" + user)), lockName);
  }

  private static Path sharedFolder() {
    String folder = System.getenv("ProgramData");
    return Paths.get(folder != null ? folder : System.getProperty("java.io.tmpdir"));
  }
}
