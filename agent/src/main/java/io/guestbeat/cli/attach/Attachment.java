package io.guestbeat.cli.attach;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Attaches Guestbeat to a JVM that runs, and detaches it. Immutable. */
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
  private final AttachTarget target;

  private Attachment(long pid, Path jar) {
    this.pid = pid;
    this.jar = jar;
    this.target = new AttachTarget(pid, jar);
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
    target.requireAttachable();
    if (target.hasGuestbeat()) {
      throw new AttachException("process " + pid + " has Guestbeat already: detach it first");
    }
    return load(
        options,
        running -> !isGoneWithin(ENDING_THREAD, running),
        "Guestbeat did not start in process " + pid);
  }

  /**
   * Ends Guestbeat in it.
   *
   * @return whether it is certain that it has ended: on Linux, where that is to be seen
   * @throws AttachException if it goes on, with the reason
   */
  public boolean detach() throws AttachException {
    target.requireAttachable();
    if (target.process().isPresent() && !target.hasGuestbeat()) {
      throw new AttachException("process " + pid + " has no Guestbeat");
    }
    return load(
        DETACH, running -> isGoneWithin(PATIENCE, running), "Guestbeat goes on in process " + pid);
  }

  private static boolean isGoneWithin(Duration limit, JvmProcess process) {
    long giveUp = System.nanoTime() + limit.toNanos();
    while (process.hasGuestbeat() && System.nanoTime() - giveUp < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return !process.hasGuestbeat();
  }

  private boolean load(String argument, Predicate<JvmProcess> isDone, String otherwise)
      throws AttachException {
    AttachException failure = new AttachException(otherwise + "; its standard error says why");
    Optional<JvmProcess> process = target.process();
    try {
      target.attach(
          provider -> {
            ByteBuddyAgent.attach(jar.toFile(), Long.toString(pid), argument, provider);
            return argument;
          });
      if (!process.isPresent()) {
        return false;
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      if (!MISUNDERSTOOD.contains(AttachTarget.reason(e))) {
        failure = target.failure(e);
      }
    }
    if (!process.filter(isDone).isPresent()) {
      throw failure;
    }
    return true;
  }
}
