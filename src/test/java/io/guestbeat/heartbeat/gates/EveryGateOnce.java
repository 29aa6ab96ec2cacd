package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.guestbeat.heartbeat.check.UnusableGateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.logging.LogManager;
import javax.management.MBeanServerFactory;

/** Checks every gate that can be kept from java.util.logging; at the end initialises it itself. */
final class EveryGateOnce {
  private EveryGateOnce() {}

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread serving = new Thread(() -> serve(server));
      serving.setDaemon(true);
      serving.start();
      String address = "localhost:" + server.getLocalPort();
      check("deadlock");
      check("heap");
      check("threads", "names", "main");
      check(
          "mbean",
          "object",
          "java.lang:type=Threading",
          "attribute",
          "ThreadCount",
          "alive-if",
          "<1000");
      check("http", "url", "http://" + address + "/");
      check("tcp", "address", address);
      check("file", "path", "/");
      check("pid", "file", args[0]);
    }
    System.out.println("MBean servers: " + MBeanServerFactory.findMBeanServer(null));
    LogManager.getLogManager();
  }

  private static void check(String gate, String... keys) throws Exception {
    String found;
    try {
      found = Gates.configured(gate, keys).check().toString();
    } catch (UnusableGateException e) {
      found = "unusable: " + e.getMessage();
    }
    System.out.println(gate + ": " + found);
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The next one may be better.
      }
    }
  }

  /** Tells when java.util.logging is initialised. */
  public static final class TellTale extends LogManager {
    public TellTale() {
      System.out.println("logging is initialised");
    }
  }
}
