package io.guestbeat.heartbeat.gates.net;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.BadTextException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A host and a port that a probe connects to, directly: without any proxy. Immutable. */
public final class ProbeAddress {
  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
  private static final int LAST_PORT = 65535;
  private static final int NO_DEFAULT = 0;

  private final HostName host;
  private final NameLookup lookup;
  private final int port;

  private ProbeAddress(HostName host, int port) {
    this.host = host;
    this.lookup = new NameLookup(host.toString());
    this.port = port;
  }

  /**
   * The address of this text, {@code HOST:PORT} or {@code [IPv6]:PORT}.
   *
   * @throws BadTextException with what is wrong or missing
   */
  public static ProbeAddress parse(String text) {
    String trimmed = text.trim();
    if (SCHEME.matcher(trimmed).matches()) {
      throw new BadTextException(
          "begins with a scheme; did you mean "
              + trimmed.split("://", 2)[1].split("/", 2)[0]
              + "?");
    }
    return parse(trimmed, NO_DEFAULT);
  }

  /**
   * The address of this text, in which the port may be missing or empty.
   *
   * @param defaultPort the port then
   * @throws BadTextException with what is wrong or missing
   */
  public static ProbeAddress parse(String text, int defaultPort) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw new BadTextException("has a bracket that is not closed");
      }
      HostName host = HostName.ofIpv6(text.substring(1, end));
      return new ProbeAddress(host, port(text.substring(end + 1), defaultPort));
    }
    int colon = text.indexOf(':');
    if (colon != text.lastIndexOf(':')) {
      throw new BadTextException("has an IPv6 address without brackets; accepted is [IPv6]:PORT");
    }
    HostName host = HostName.ofName(colon < 0 ? text : text.substring(0, colon));
    return new ProbeAddress(host, port(colon < 0 ? "" : text.substring(colon), defaultPort));
  }

  /** The port after its colon. */
  private static int port(String text, int defaultPort) {
    String digits = text.startsWith(":") ? text.substring(1) : text;
    if (digits.isEmpty() && defaultPort != NO_DEFAULT) {
      return defaultPort;
    }
    if (digits.isEmpty()) {
      throw new BadTextException("has no port");
    }
    if (!text.startsWith(":") || !digits.matches("[0-9]{1,9}")) {
      throw new BadTextException("has a port that is not a number, " + digits);
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > LAST_PORT) {
      throw new BadTextException("has the port " + port + ", which is not 1 to " + LAST_PORT);
    }
    return port;
  }

  String host() {
    return host.toString();
  }

  /** Returns the host as other machines name it: an IPv6 address in brackets, without a zone. */
  String hostForOthers() {
    return host.isIpv6() ? "[" + host.withoutZone() + "]" : host.toString();
  }

  int port() {
    return port;
  }

  /**
   * Connects to the first of the host's addresses that takes the connection; each gets its share of
   * the time, or an address that is a black hole would hide a live one. An interrupt ends a
   * connection, also later reads and writes; looking up the host's name it does not end.
   *
   * @throws IOException if one of them refused the connection or took none in time, why
   * @throws UnusableGateException if none of them could be asked: no such host, no route to it, no
   *     socket or port left, no permission
   */
  public Socket connect(Deadline deadline) throws IOException, UnusableGateException {
    InetAddress[] addresses = lookup.addresses(deadline);
    IOException refused = null;
    IOException notAsked = null;
    for (int i = 0; i < addresses.length && !Thread.currentThread().isInterrupted(); i++) {
      try {
        return connect(addresses[i], deadline.leftMillis() / (addresses.length - i));
      } catch (ConnectException | SocketTimeoutException e) {
        refused = e;
      } catch (IOException e) {
        notAsked = e;
      }
    }
    String told = "cannot connect to " + this + " (" + Arrays.toString(addresses) + "): ";
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException(told + "interrupted");
    }
    if (refused == null) {
      throw new UnusableGateException(told + notAsked, notAsked);
    }
    throw new IOException(told + refused, refused);
  }

  private Socket connect(InetAddress address, int withinMs) throws IOException {
    // The socket of a channel ends on an interrupt, and asks no proxy selector of the application.
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(new InetSocketAddress(address, port), Math.max(1, withinMs));
      return channel.socket();
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return (host.isIpv6() ? "[" + host + "]" : host) + ":" + port;
  }
}
