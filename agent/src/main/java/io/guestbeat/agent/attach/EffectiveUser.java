package io.guestbeat.agent.attach;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.guestbeat.agent.runtime.NativeAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * As whom this process acts. A JVM older than 11 lets only its own user attach, so root becomes
 * that user for as long as it takes. Source: POSIX.1-2017 unistd.h; {@code uid_t} and {@code gid_t}
 * are 32 bits wide on Linux.
 */
final class EffectiveUser implements AutoCloseable {
  private static final int ROOT = 0;

  private final Optional<Calls> changed;

  private EffectiveUser(Optional<Calls> changed) {
    this.changed = changed;
  }

  /**
   * The user who can attach to this process: its own, if root asks. But not where that user would
   * see less of the process than root does.
   *
   * @param jar what the process must be seen to see
   */
  static EffectiveUser toAttachTo(JvmProcess target, Path jar) throws IOException {
    EffectiveUser unchanged = new EffectiveUser(Optional.empty());
    if (JvmProcess.self().effectiveUser() != ROOT || target.effectiveUser() == ROOT) {
      return unchanged;
    }
    EffectiveUser user = become(target.effectiveUser(), target.effectiveGroup());
    if (target.sees(jar)) {
      return user;
    }
    user.close();
    return unchanged;
  }

  private static EffectiveUser become(int uid, int gid) throws IOException {
    NativeAccess.prepare();
    Calls libC = Native.load(Calls.class);
    EffectiveUser user = new EffectiveUser(Optional.of(libC));
    if (libC.setegid(gid) != 0 || libC.seteuid(uid) != 0) {
      int errno = Native.getLastError();
      user.close();
      throw new IOException("cannot act as user " + uid + " of group " + gid + ": errno " + errno);
    }
    return user;
  }

  /** Acts as root again, if this is another. */
  @Override
  public void close() {
    changed.ifPresent(
        libC -> {
          libC.seteuid(ROOT);
          libC.setegid(ROOT);
        });
  }

  /** The calls; each for all threads of the process. */
  interface Calls extends Library {
    int setegid(int gid);

    int seteuid(int uid);
  }
}
