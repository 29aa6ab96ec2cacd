package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.owner.FileOwnerLock;
import io.guestbeat.heartbeat.owner.FileOwnerMemory;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.OwnerLock;
import io.guestbeat.heartbeat.owner.OwnerMemory;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.heartbeat.owner.SocketOwnerLock;
import io.guestbeat.host.HostSpec;
import io.guestbeat.machine.OwnFolder;
import io.guestbeat.machine.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/**
 * Chooses where the processes of this machine agree on which of them sends its heartbeat. A host
 * that is simulated in this process is nobody else's; one behind a Unix socket is a virtual machine
 * of its own. Stateless.
 */
final class MachineOwnership {
  private static final String LOCK = "guestbeat-owner";
  private static final String WITHOUT_USER = "nobody";
  private static final Path SHARED_MEMORY = Paths.get("/dev/shm");

  /** Name another lock and folder, for Guestbeat's own tests, which run beside each other. */
  private static final String TEST_LOCK = "io.guestbeat.test.owner-lock";

  private static final String TEST_MEMORY = "io.guestbeat.test.owner-memory";

  private MachineOwnership() {}

  /**
   * Returns the ownership of the heartbeat of this host's virtual machine.
   *
   * @param name the name of this application; if empty, the one by which it was started
   */
  static Ownership of(HostSpec host, Optional<String> name) {
    if (host.isSimulated() && !host.unixPath().isPresent()) {
      return Ownership.uncontested();
    }
    String lockName =
        host.unixPath()
            .map(path -> LOCK + "-" + Integer.toHexString(path.toAbsolutePath().hashCode()))
            .orElseGet(() -> System.getProperty(TEST_LOCK, LOCK));
    Owner self = Owner.of(ProcessId.ofThis(), name.orElseGet(ApplicationName::ofThisJvm));
    return new Ownership(lock(lockName), memory(lockName), self);
  }

  private static OwnerLock lock(String lockName) {
    return isLinux() ? new SocketOwnerLock(lockName) : new FileOwnerLock(sharedFile(lockName));
  }

  private static OwnerMemory memory(String lockName) {
    String forTests = System.getProperty(TEST_MEMORY);
    if (forTests != null) {
      return new FileOwnerMemory(new OwnFolder(Paths.get(forTests)), lockName);
    }
    if (!Files.isDirectory(SHARED_MEMORY)) {
      return OwnerMemory.NONE;
    }
    String user = System.getProperty("user.name", WITHOUT_USER).replaceAll("[^A-Za-z0-9._-]", "_");
    return new FileOwnerMemory(new OwnFolder(SHARED_MEMORY.resolve("guestbeat-" + user)), lockName);
  }

  private static Path sharedFile(String lockName) {
    String folder = System.getenv("ProgramData");
    return Paths.get(folder != null ? folder : System.getProperty("java.io.tmpdir"))
        .resolve(lockName + ".lock");
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }
}
