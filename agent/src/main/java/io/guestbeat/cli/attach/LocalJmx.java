package io.guestbeat.cli.attach;

import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider.Accessor;

/** The way to the MBeans of a JVM of this machine, as JConsole takes it. Stateless. */
public final class LocalJmx {
  private static final Pattern STUB =
      Pattern.compile("service:jmx:rmi://[A-Za-z0-9.:\\[\\]%_-]*/stub/[A-Za-z0-9+/=]+");

  /** Bounds the address, which usually has about 400 characters. */
  private static final int LONGEST_ADDRESS = 8_192;

  private static final int SHOWN_CHARACTERS = 80;

  /** No jar of ours goes into the process. */
  private static final Path ANYTHING = Paths.get("/");

  private LocalJmx() {}

  /**
   * Connects to its local management agent, which is started if need be.
   *
   * @throws AttachException if it cannot be attached to, or has no Guestbeat; with the remedy
   * @throws IOException if it names an address that no JVM of this machine has, or does not answer
   */
  @SuppressWarnings("BanJNDI") // Only addresses that name nobody else are taken.
  public static JMXConnector connect(long pid) throws AttachException, IOException {
    JMXServiceURL own = ownAddress(addressOf(pid));
    GuardedRmi.forThisMachine();
    try {
      return JMXConnectorFactory.connect(own);
    } catch (IOException e) {
      throw GuardedRmi.explained(e);
    }
  }

  /**
   * Connects to the address that an operator names.
   *
   * @throws IOException if nobody answers there
   */
  @SuppressWarnings("BanJNDI") // Whom to trust says who names the address: the operator.
  public static JMXConnector connect(JMXServiceURL address) throws IOException {
    GuardedRmi.forAnAddress();
    return JMXConnectorFactory.connect(address);
  }

  /**
   * Returns the address, if it is of the kind that a local management agent has: a stub and no name
   * that would have to be looked up. The JVM itself says what it is, and may be a stranger's.
   */
  static JMXServiceURL ownAddress(String address) throws IOException {
    String text = String.valueOf(address);
    if (text.length() <= LONGEST_ADDRESS && STUB.matcher(text).matches()) {
      return new JMXServiceURL(text);
    }
    throw new IOException(
        "it names an address that is not that of a local management agent ("
            + OneLine.of(text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)))
            + "), so Guestbeat does not connect to it");
  }

  private static String addressOf(long pid) throws AttachException {
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
