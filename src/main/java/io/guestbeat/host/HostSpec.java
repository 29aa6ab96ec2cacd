package io.guestbeat.host;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The specification of a host: which one, and how to reach it. Immutable.
 *
 * <ul>
 *   <li>{@code auto}: where this machine is VMware's, GuestRPC over vSockets, else VMware's
 *       libraries, and vSockets again once they answer; elsewhere a host that says why there is
 *       none. Never the simulator.
 *   <li>{@code vsock}: GuestRPC over vSockets, without asking whose machine this is.
 *   <li>{@code unix:PATH}: GuestRPC over a Unix socket.
 *   <li>{@code vmware}: VMware's libraries: the RPC channel of open-vm-tools, else the Guest SDK's
 *       libraries, in a child JVM.
 *   <li>{@code simulator}: a simulated host in this process.
 * </ul>
 */
public final class HostSpec {
  /** What a host spec may be, for messages. */
  public static final String ACCEPTED = "auto, vsock, unix:PATH, vmware or simulator";

  private static final String AUTO = "auto";
  private static final String VSOCK = "vsock";
  private static final String VMWARE = "vmware";
  private static final String SIMULATOR = "simulator";
  private static final String UNIX_PREFIX = "unix:";

  private static final List<String> NAMED =
      Collections.unmodifiableList(Arrays.asList(AUTO, VSOCK, VMWARE, SIMULATOR));

  private final String text;
  private final Optional<Path> unixPath;

  private HostSpec(String text, Optional<Path> unixPath) {
    this.text = text;
    this.unixPath = unixPath;
  }

  /**
   * Parses it.
   *
   * @throws IllegalArgumentException that says what is wrong with it and what is accepted
   */
  public static HostSpec parse(String text) {
    if (NAMED.contains(text)) {
      return new HostSpec(text, Optional.empty());
    }
    if (!text.startsWith(UNIX_PREFIX) || text.length() == UNIX_PREFIX.length()) {
      throw new BadTextException(problem(text)).about(text, ACCEPTED);
    }
    return new HostSpec(text, Optional.of(PathText.parse(text.substring(UNIX_PREFIX.length()))));
  }

  /** Returns whether the host is looked for. */
  public boolean isAutomatic() {
    return text.equals(AUTO);
  }

  /** Returns whether nothing but vSockets will do. */
  public boolean isVsockets() {
    return text.equals(VSOCK);
  }

  /** Returns whether nothing but VMware's libraries will do. */
  public boolean isLibraries() {
    return text.equals(VMWARE);
  }

  /**
   * Returns whether the host is simulated, so that no real machine is reset: {@code simulator} and
   * {@code unix:PATH}, as no hypervisor listens on a Unix socket.
   */
  public boolean isSimulated() {
    return text.equals(SIMULATOR) || unixPath.isPresent();
  }

  /**
   * Returns whose heartbeat a process sends to this host, among the processes that reach it: empty
   * for this machine's, a path for that of the virtual machine behind a Unix socket; nothing where
   * the host is in this process, so that no other process reaches it.
   */
  public Optional<String> sharedMachine() {
    if (unixPath.isPresent()) {
      return Optional.of(unixPath.get().toAbsolutePath().toString());
    }
    return isSimulated() ? Optional.empty() : Optional.of("");
  }

  /**
   * Returns whether this machine must show that it is VMware's; VMware's libraries ask in their own
   * way.
   */
  public boolean needsIdentity() {
    return isAutomatic() || isVsockets();
  }

  /** Returns whether the host is reached, on this machine, through native code. */
  public boolean callsNativeCode() {
    return isAutomatic() ? MachineIdentity.read().mayBeVmware() : !text.equals(SIMULATOR);
  }

  /** Returns the path of the Unix socket, if it is one. */
  Optional<Path> unixPath() {
    return unixPath;
  }

  /** Returns it as it is written in options. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostSpec && text.equals(((HostSpec) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static String problem(String text) {
    if (text.equals(UNIX_PREFIX)) {
      return "has no path";
    }
    if (text.startsWith("/") || text.endsWith(".sock")) {
      return "is not a host; did you mean " + UNIX_PREFIX + text + "?";
    }
    return "is not a host" + DidYouMean.hint(text, NAMED);
  }
}
