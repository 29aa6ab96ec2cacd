package io.guestbeat.agent.attach;

import io.guestbeat.agent.runtime.NativeAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForEmulatedAttachment;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForModularizedVm;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.ForStandardToolsJarVm;

/**
 * Attaches Guestbeat to a JVM that runs, and detaches it. Looks first, as the signal by which one
 * attaches kills what does not expect it. Immutable.
 */
public final class Attachment {
  /** What a JDK says that has the answer "done" from an older or newer JVM. */
  private static final List<String> MISUNDERSTOOD =
      Arrays.asList("0", "Non-numeric value found - int expected");

  private static final String DETACH = "detach";

  /** How long a thread that has ended may still be seen. */
  private static final Duration ENDING_THREAD = Duration.ofMillis(200);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final long pid;
  private final Path jar;
  private final Optional<JvmProcess> process;

  private Attachment(long pid, Path jar) {
    this.pid = pid;
    this.jar = jar;
    this.process = Jvms.find(pid);
  }

  /**
   * To this process.
   *
   * @param jar the agent's jar, by its absolute path as the process sees it
   */
  public static Attachment to(long pid, Path jar) {
    return new Attachment(pid, jar);
  }

  /**
   * Starts Guestbeat in it.
   *
   * @param options the agent's argument
   * @return whether it is certain that it runs: on Linux, where that is to be seen
   * @throws AttachException if it does not run, with the reason
   */
  public boolean attach(String options) throws AttachException {
    requireAttachable();
    if (hasGuestbeat()) {
      throw new AttachException("process " + pid + " has Guestbeat already: detach it first");
    }
    return load(
        options,
        target -> !isGoneWithin(ENDING_THREAD, target),
        "Guestbeat did not start in process " + pid);
  }

  /**
   * Ends Guestbeat in it.
   *
   * @return whether it is certain that it has ended: on Linux, where that is to be seen
   * @throws AttachException if it goes on, with the reason
   */
  public boolean detach() throws AttachException {
    requireAttachable();
    if (process.isPresent() && !hasGuestbeat()) {
      throw new AttachException("process " + pid + " has no Guestbeat");
    }
    return load(
        DETACH, target -> isGoneWithin(PATIENCE, target), "Guestbeat goes on in process " + pid);
  }

  private static boolean isGoneWithin(Duration limit, JvmProcess target) {
    long giveUp = System.nanoTime() + limit.toNanos();
    while (target.hasGuestbeat() && System.nanoTime() - giveUp < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return !target.hasGuestbeat();
  }

  private boolean hasGuestbeat() {
    return process.filter(JvmProcess::hasGuestbeat).isPresent();
  }

  private void requireAttachable() throws AttachException {
    if (!process.isPresent()) {
      return;
    }
    JvmProcess target = process.get();
    if (!target.exists()) {
      throw new AttachException("there is no process " + pid);
    }
    requireJvm(target);
    if (target.hasOption("-XX:+DisableAttachMechanism")) {
      throw new AttachException(
          "process " + pid + " was started with -XX:+DisableAttachMechanism, so none can attach");
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
        throw new AttachException("process " + target.pid() + " is no JVM");
      }
      if (!target.survivesQuit()) {
        throw new AttachException(
            "process "
                + target.pid()
                + " does not handle SIGQUIT, by which one attaches, and would be killed: it was"
                + " started with -Xrs, or starts just now");
      }
    } catch (IOException e) {
      throw new AttachException(
          "no permission to attach to process "
              + target.pid()
              + " of user "
              + target.user()
              + ": run this as that user or as root",
          e);
    }
  }

  private boolean load(String argument, Predicate<JvmProcess> isDone, String otherwise)
      throws AttachException {
    AttachException failure = new AttachException(otherwise + "; its standard error says why");
    try {
      if (!process.isPresent()) {
        loadAsWhoWeAre(argument);
        return false;
      }
      loadAsItsUser(process.get(), argument);
    } catch (IOException | RuntimeException | LinkageError e) {
      if (!MISUNDERSTOOD.contains(reason(e))) {
        failure = new AttachException("cannot attach to process " + pid + ": " + reason(e), e);
      }
    }
    if (!process.filter(isDone).isPresent()) {
      throw failure;
    }
    return true;
  }

  @SuppressWarnings("try") // To act as somebody is what it is for.
  private void loadAsItsUser(JvmProcess target, String argument) throws IOException {
    try (EffectiveUser user = EffectiveUser.toAttachTo(target, jar)) {
      loadAsWhoWeAre(argument);
    }
  }

  private void loadAsWhoWeAre(String argument) {
    ByteBuddyAgent.attach(jar.toFile(), Long.toString(pid), argument, provider());
  }

  /** The JDK's own way where there is a JDK, else one over the same socket. */
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
        throw new IOException("into a container only a JDK's java can attach, no JRE's");
      }
      NativeAccess.prepare();
      return ForEmulatedAttachment.INSTANCE.attempt();
    } catch (IOException e) {
      throw new IllegalStateException("there is no JDK to attach with, and " + e.getMessage(), e);
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
