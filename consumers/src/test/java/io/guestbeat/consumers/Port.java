package io.guestbeat.consumers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class Port {
  private Port() {}

  /** One on which nobody listens. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
