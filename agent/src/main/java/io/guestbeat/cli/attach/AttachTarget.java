package io.guestbeat.cli.attach;

import io.guestbeat.agent.nativecode.NativeAccess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForEmulatedAttachment;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForModularizedVm;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForStandardToolsJarVm;

/**
 * A JVM that is to be attached to: whether it can be, as whom, and by which means. Looks first, as
 * the signal by which one attaches kills what does not expect it. Immutable.
 */
final class AttachTarget {
  private final long pid;
  private final Path jar;
  private final Optional<JvmProcess> process;

  /** The user and the start time at the first look; null if the process had ended. */
  private final ProcessIdentity identity;

  /**
   * Describes one.
   *
   * @param jar what the process must see, by its absolute path
   */
  AttachTarget(long pid, Path jar) {
    this.pid = pid;
    this.jar = jar;
    this.process = Jvms.find(pid);
    this.identity = process.map(AttachTarget::identity).orElse(null);
  }

  private static ProcessIdentity identity(JvmProcess process) {
    try {
      return process.identity();
    } catch (IOException itHasEnded) {
      return null;
    }
  }

  /** Returns the process, if this machine shows its processes. */
  Optional<JvmProcess> process() {
    return process;
  }

  boolean hasGuestbeat() {
    return process.filter(JvmProcess::hasGuestbeat).isPresent();
  }

  /**
   * Looks at the process, as far as this machine shows it.
   *
   * @throws AttachException with the reason why it cannot be attached to
   */
  void requireAttachable() throws AttachException {
    if (!process.isPresent()) {
      return;
    }
    JvmProcess target = process.get();
    if (identity == null || !target.exists()) {
      throw new AttachException("there is no process " + pid);
    }
    if (target.isStopped()) {
      throw new AttachException(
          "process "
              + pid
              + " is stopped, by SIGSTOP or a debugger; continue it first: kill -CONT "
              + pid);
    }
    requireJvm(target);
    if (target.hasOption("-XX:+DisableAttachMechanism")) {
      throw new AttachException(
          "process "
              + pid
              + " was started with -XX:+DisableAttachMechanism, so nothing can attach to it");
    }
    if (!target.sees(jar)) {
      throw new AttachException(
          "process "
              + pid
              + " does not see "
              + jar
              + "; if it runs in a container, copy the jar there and name it with --jar");
    }
  }

  private static void requireJvm(JvmProcess target) throws AttachException {
    try {
      if (!target.isJvm()) {
        throw new AttachException("process " + target.pid() + " is not a JVM");
      }
      if (!target.survivesQuit()) {
        throw new AttachException(
            "process "
                + target.pid()
                + " does not handle SIGQUIT, so attaching would kill it: it was started with "
                + "-Xrs, or is just starting");
      }
    } catch (IOException e) {
      throw new AttachException(
          "no permission to attach to process "
              + target.pid()
              + " of user "
              + target.user()
              + (JvmProcess.isOfRoot()
                  ? ": the system forbids it even to root"
                  : ": run this as that user or as root"),
          e);
    }
  }

  /** Attaches as whoever can: the process's own user, if root asks, else who we are. */
  @SuppressWarnings("try") // To be open is what the guard is for.
  <T> T attach(Visit<T> visit) throws IOException {
    try (AnswerGuard guard = new AnswerGuard(pid)) {
      if (!process.isPresent()) {
        return visit.by(provider());
      }
      JvmProcess target = process.get();
      return EffectiveUser.of(identity)
          .call(
              () -> {
                identity.requireUnchanged();
                requireSeenByItsUser(target);
                requireSocketOfItsOwn(target);
                return visit.by(provider());
              });
    }
  }

  /**
   * A process decides what its own user sees of it. Whoever attached as root instead could be led
   * to another JVM.
   */
  private void requireSeenByItsUser(JvmProcess target) throws IOException {
    String itsUser = "its own user, " + target.user() + ", ";
    if (!target.sees(jar)) {
      throw new UntrustedProcessException(
          isOutOfReach(jar)
              ? itsUser + "may not enter the folder of " + jar + ": put the jar where it may"
              : itsUser
                  + "does not see "
                  + jar
                  + " through /proc/"
                  + pid
                  + "/root: the process has capabilities of its own, is in a user namespace, or "
                  + "forbids inspection; see docs/attaching.md");
    }
    if (new UncontrolledFile(target.seen(jar)).isDenied()) {
      throw new UntrustedProcessException(itsUser + "may not read " + jar + ": chmod a+r " + jar);
    }
  }

  private static boolean isOutOfReach(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return false;
    } catch (AccessDeniedException e) {
      return true;
    } catch (IOException itIsNotThere) {
      return false;
    }
  }

  /**
   * A JVM makes a socket in {@code /tmp}. A link in its place would lead from the files of a
   * container to those of this machine, and so to another JVM.
   */
  private void requireSocketOfItsOwn(JvmProcess target) throws IOException {
    Path folder = target.seen(Paths.get("/tmp"));
    for (Path part : Arrays.asList(folder, folder.resolve(".java_pid" + identity.innerPid()))) {
      if (Files.isSymbolicLink(part)) {
        throw new UntrustedProcessException(part + " is a link, so it may lead to another JVM");
      }
    }
  }

  /** Returns the JDK's own way where there is a JDK, else one over the same socket. */
  private AttachmentProvider provider() {
    return new AttachmentProvider.Compound(
        ForModularizedVm.INSTANCE,
        ForStandardToolsJarVm.JVM_ROOT,
        ForStandardToolsJarVm.JDK_ROOT,
        this::emulated);
  }

  private AttachmentProvider.Accessor emulated() {
    try {
      if (process.isPresent() && process.get().isApart()) {
        throw new IOException(
            "attaching to a process in a container needs the java of a JDK, not of a JRE");
      }
      NativeAccess.prepare();
      return ForEmulatedAttachment.INSTANCE.attempt();
    } catch (IOException e) {
      throw new IllegalStateException("there is no JDK to attach with, and " + e.getMessage(), e);
    }
  }

  AttachException failure(Throwable e) {
    boolean isRefused = e instanceof UntrustedProcessException;
    return new AttachException(
        "cannot attach to process " + pid + ": " + reason(e) + (isRefused ? "" : remedy()), e);
  }

  /** A JDK such as 17.0.19 looks for the process's socket in its own /tmp only. */
  private String remedy() {
    return process.filter(JvmProcess::hasOwnTmp).isPresent()
        ? "; it has a /tmp of its own, as with PrivateTmp= of systemd: " + process.get().wayIn()
        : "";
  }

  /** Returns the message at the root of it. */
  static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /** An action in an attached JVM. */
  interface Visit<T> {
    T by(AttachmentProvider provider) throws IOException;
  }
}
