package io.guestbeat.cli.attach;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.concurrent.PatientCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * A user as whom calls are made, where root asks. A JVM older than 11 lets only its own user
 * attach, and what root does in folders of somebody else can be turned against root.
 *
 * <p>The kernel knows a user for each thread; the C library's functions change it in all of them.
 * This class calls the kernel directly, on a thread that serves one call and never becomes root
 * again: no other thread ever acts as somebody else, whatever becomes of the call. It has no right
 * of root left, not even to send a signal, so the other user may signal it, and end this process:
 * whoever acts for several users does so in a process for each. Immutable.
 */
public final class EffectiveUser {
  private static final int ROOT = 0;

  /** What a JVM takes that starts an agent although it hardly runs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int uid;
  private final int gid;
  private final int[] groups;
  private final Callable<Kernel> kernel;

  private EffectiveUser(int uid, int gid, int[] groups) {
    this(uid, gid, groups, EffectiveUser::loadKernel);
  }

  private EffectiveUser(int uid, int gid, int[] groups, Callable<Kernel> kernel) {
    this.uid = uid;
    this.gid = gid;
    this.groups = groups;
    this.kernel = kernel;
  }

  /**
   * Returns this user with another way to the kernel, for tests whose class loader has JNA itself.
   */
  EffectiveUser by(Callable<Kernel> otherKernel) {
    return new EffectiveUser(uid, gid, groups, otherKernel);
  }

  private static Kernel loadKernel() throws IOException {
    NativeAccess.prepare();
    return Native.load(Kernel.class);
  }

  /**
   * Returns the user of this process, with its groups.
   *
   * @throws IOException if it has ended, or root asks and it has the rights of several users
   */
  public static EffectiveUser of(JvmProcess process) throws IOException {
    return of(process.identity());
  }

  /** Returns the user that a process had when it was looked at. */
  static EffectiveUser of(ProcessIdentity process) throws IOException {
    if (JvmProcess.isOfRoot()) {
      process.requireOneUser();
    }
    return new EffectiveUser(process.user(), process.mainGroup(), process.groups());
  }

  /**
   * Returns the user to whom this file or folder belongs; a link leads to what it links to. Where
   * there are no user ids, as on Windows, calls are made as whoever asks.
   */
  public static EffectiveUser ownerOf(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return new EffectiveUser(ROOT, ROOT, new int[0]);
    }
    Map<String, Object> owner = Files.readAttributes(file, "unix:uid,gid");
    return new EffectiveUser((Integer) owner.get("uid"), (Integer) owner.get("gid"), new int[0]);
  }

  /**
   * Makes the call as this user if root asks, and otherwise as whoever asks. What this user does
   * not see is not looked at as root instead: what it sees is its own to decide.
   *
   * @throws IOException that the call threw, or that says why nobody can act as this user
   */
  public <T> T call(Callable<T> call) throws IOException {
    if (uid == ROOT || !JvmProcess.isOfRoot()) {
      return onItsOwnThread(call);
    }
    UserCalls numbers =
        UserCalls.ofThisProcessor()
            .orElseThrow(
                () ->
                    new IOException(
                        "on this processor root cannot act as user "
                            + Integer.toUnsignedString(uid)
                            + ": run this as that user"));
    return onItsOwnThread(
        () -> {
          become(numbers, kernel.call());
          return call.call();
        });
  }

  private void become(UserCalls numbers, Kernel kernel) throws IOException {
    NativeLong user = new NativeLong(uid);
    NativeLong group = new NativeLong(gid);
    boolean isDone =
        isDone(kernel.syscall(numbers.setgroups(), new NativeLong(groups.length), groups))
            && isDone(kernel.syscall(numbers.setresgid(), group, group, group))
            && isDone(kernel.syscall(numbers.setresuid(), user, user, user));
    if (!isDone) {
      throw new IOException(
          "cannot act as user "
              + Integer.toUnsignedString(uid)
              + " of group "
              + Integer.toUnsignedString(gid)
              + ": errno "
              + Native.getLastError());
    }
  }

  private static boolean isDone(NativeLong status) {
    return status.intValue() == 0;
  }

  private static <T> T onItsOwnThread(Callable<T> call) throws IOException {
    try {
      return PatientCall.within(PATIENCE, "guestbeat-user", call);
    } catch (TimeoutException e) {
      IOException tooLate =
          new IOException("no answer within " + PATIENCE.toMillis() / 1000 + " s");
      tooLate.addSuppressed(e);
      throw tooLate;
    }
  }

  /** The C library's {@code syscall}: it changes the calling thread only. */
  interface Kernel extends Library {
    NativeLong syscall(NativeLong number, NativeLong count, int[] groups);

    NativeLong syscall(NativeLong number, NativeLong real, NativeLong effective, NativeLong saved);
  }
}
