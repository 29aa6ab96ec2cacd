package io.guestbeat.heartbeat.gates;

import io.guestbeat.heartbeat.UnusableGateException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host and a port that a probe connects to, directly: without any proxy. Immutable. */
final class ProbeAddress {
  private static final Pattern TEXT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^\\[\\]:\\s/]+)):(\\d{1,5})");

  private final String host;
  private final int port;

  ProbeAddress(String host, int port) {
    KeyValues.require(port > 0 && port < 65536);
    this.host = host;
    this.port = port;
  }

  /** The address of this text, {@code HOST:PORT} or {@code [IPv6]:PORT}. */
  static ProbeAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text.trim());
    KeyValues.require(matcher.matches());
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new ProbeAddress(host, Integer.parseInt(matcher.group(3)));
  }

  String host() {
    return host;
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
  Socket connect(Deadline deadline) throws IOException, UnusableGateException {
    InetAddress[] addresses = addresses();
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

  private InetAddress[] addresses() throws UnusableGateException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new UnusableGateException("cannot look up the host of " + this + ": " + e, e);
    }
  }

  private Socket connect(InetAddress address, int withinMs) throws IOException {
    // The socket of a channel ends on an interrupt, and asks no proxy selector of the application.
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(new InetSocketAddress(address, port), Math.max(1, withinMs));
      return channel.socket();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
