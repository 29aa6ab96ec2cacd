package io.guestbeat.heartbeat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers every connection over the loopback interface alike, until it is closed. */
final class AnsweringServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String answer;

  private AnsweringServer(String answer) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer + "\r\n\r\n";
  }

  /** A server that has begun to answer with this line. */
  static AnsweringServer with(String answer) throws IOException {
    AnsweringServer server = new AnsweringServer(answer);
    Thread thread = new Thread(server::serve, "answering");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection.getOutputStream().write(answer.getBytes(US_ASCII));
        connection.shutdownOutput();
        connection.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The gate has seen enough.
      }
    }
  }
}
