package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.LocalJmx;
import io.guestbeat.text.BadTextException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXServiceURL;

/** The JVM that a command reads: a process or a JMX address. Immutable. */
public final class JmxTarget {
  /** What {@link #of(String)} takes. */
  public static final String ACCEPTED = "the number of a process, host:port or service:jmx:...";

  private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?]):([0-9]{1,5})");
  private static final Pattern HOST = Pattern.compile("[\\w.-]*[A-Za-z_.][\\w.-]*|\\[[^]]*]");
  private static final int LAST_PORT = 65535;

  private final String text;
  private final long pid;
  private final JMXServiceURL url;

  private JmxTarget(String text, long pid, JMXServiceURL url) {
    this.text = text;
    this.pid = pid;
    this.url = url;
  }

  /**
   * The target of this text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JmxTarget of(String text) {
    if (PID.matcher(text).matches()) {
      return new JmxTarget(text, Long.parseLong(text), null);
    }
    Matcher address = HOST_AND_PORT.matcher(text);
    if (address.matches()) {
      int port = Integer.parseInt(address.group(2));
      if (port < 1 || port > LAST_PORT) {
        throw new BadTextException(text + ": accepted is a port of 1 to " + LAST_PORT);
      }
      return new JmxTarget(text, 0, url("service:jmx:rmi:///jndi/rmi://" + text + "/jmxrmi"));
    }
    return new JmxTarget(text, 0, url(text));
  }

  private static JMXServiceURL url(String text) {
    try {
      return new JMXServiceURL(text);
    } catch (MalformedURLException e) {
      String reason =
          HOST.matcher(text).matches()
              ? "has no port"
              : text.startsWith("service:") ? e.getMessage() : "";
      throw new BadTextException(
          "\""
              + text
              + "\": "
              + (reason.isEmpty() ? "" : reason + "; ")
              + "accepted is "
              + ACCEPTED);
    }
  }

  /** Connects to its MBeans; a process of this machine is attached to for it. */
  JMXConnector connect() throws AttachException, IOException {
    return url == null ? LocalJmx.connect(pid) : LocalJmx.connect(url);
  }

  /** Returns where its MBeans are, if an address was named. */
  Optional<JMXServiceURL> address() {
    return Optional.ofNullable(url);
  }

  @Override
  public String toString() {
    return url == null ? "process " + text : text;
  }
}
