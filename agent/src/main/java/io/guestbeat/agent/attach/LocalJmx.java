package io.guestbeat.agent.attach;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.nio.file.Paths;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.Accessor;

/** The way to the MBeans of a JVM of this machine, as JConsole takes it. Stateless. */
public final class LocalJmx {
  /** No jar of ours goes into the process. */
  private static final Path ANYTHING = Paths.get("/");

  private LocalJmx() {}

  /**
   * The address of its local management agent, which is started if need be.
   *
   * @throws AttachException if it cannot be attached to, or has no Guestbeat; with the remedy
   */
  public static String addressOf(long pid) throws AttachException {
    AttachTarget target = new AttachTarget(pid, ANYTHING);
    target.requireAttachable();
    if (target.process().isPresent() && !target.hasGuestbeat()) {
      throw new AttachException(
          "process " + pid + " has no Guestbeat; this starts it there: guestbeat attach " + pid);
    }
    try {
      return target.attach(provider -> ask(pid, provider));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw target.failure(e);
    }
  }

  /** By reflection: there is a class for it in JDKs, of another name in each, and in our jar. */
  private static String ask(long pid, AttachmentProvider provider) throws IOException {
    Accessor accessor = provider.attempt();
    if (!accessor.isAvailable()) {
      throw new IOException("there is no JDK to attach with");
    }
    Class<?> type = accessor.getVirtualMachineType();
    try {
      Object machine = type.getMethod("attach", String.class).invoke(null, Long.toString(pid));
      try {
        return (String) type.getMethod("startLocalManagementAgent").invoke(machine);
      } finally {
        type.getMethod("detach").invoke(machine);
      }
    } catch (InvocationTargetException e) {
      throw new IOException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }
}
