package io.guestbeat.consumers;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Ports of the loopback address. */
public final class Port {
  private static final int FIRST_LOW = 20_052;
  private static final int FIRST_CHOSEN = 32_768;
  private static final int ATTEMPTS = 5;

  private Port() {}

  /** One on which nobody listens. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One for programs that take none from 32768 on, where the system's own choice begins. */
  public static int freeAndLow() throws IOException {
    for (int port = FIRST_LOW; port < FIRST_CHOSEN; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody has it: the next.
      }
    }
    throw new IOException("no port is free from " + FIRST_LOW + " to " + FIRST_CHOSEN);
  }

  /**
   * Starts what listens on a free port, and again on another one if somebody else was faster.
   *
   * @param starter fails with an AssertionError that has the program's words, and leaves nothing
   *     running
   */
  public static <T> T startOnFree(Starter<T> starter) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return starter.start(free());
      } catch (AssertionError e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (attempt == ATTEMPTS || !words.contains("address already in use")) {
          throw e;
        }
      }
    }
  }

  /** Starts something that listens on a port. */
  @FunctionalInterface
  public interface Starter<T> {
    /** Starts it, and waits until it is known whether it got the port. */
    T start(int port) throws IOException;
  }

  /** The options of a JVM that offers JMX on this port to anybody on this machine. */
  public static String[] jmx(int port) {
    String prefix = "-Dcom.sun.management.jmxremote.";
    return new String[] {
      prefix + "host=127.0.0.1",
      prefix + "port=" + port,
      prefix + "rmi.port=" + port,
      prefix + "authenticate=false",
      prefix + "ssl=false",
      "-Djava.rmi.server.hostname=127.0.0.1"
    };
  }
}
