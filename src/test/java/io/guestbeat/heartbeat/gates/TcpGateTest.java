package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.gate.HeartbeatGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpGateTest {
  @Test
  void isAliveWhereAConnectionIsTakenAndClosesIt() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(gate("localhost:" + server.getLocalPort()).check().isAlive()).isTrue();

      try (Socket taken = server.accept()) {
        assertThat(taken.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void failsWhereNobodyListens() throws Exception {
    HeartbeatGate gate = gate("127.0.0.1:" + closedPort());

    assertThatThrownBy(gate::check)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot connect to 127.0.0.1:")
        .hasMessageContaining("refused");
  }

  @Test
  void triesEveryAddressOfTheName() throws Exception {
    InetAddress last = lastOf(InetAddress.getAllByName("localhost"));
    try (ServerSocket server = new ServerSocket(0, 5, last)) {
      assertThat(gate("localhost:" + server.getLocalPort()).check().isAlive()).isTrue();
    }
  }

  @Test
  void failsWhereTheConnectionIsNotTakenInTime() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket first = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket second = new Socket(server.getInetAddress(), server.getLocalPort())) {
      HeartbeatGate gate = gate("127.0.0.1:" + server.getLocalPort());

      assertThatThrownBy(gate::check).hasMessageContaining("imed out");
      assertThat(first.isConnected() && second.isConnected()).isTrue();
    }
  }

  @Test
  void anInterruptEndsTheCheck() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HeartbeatGate gate = gate("127.0.0.1:" + server.getLocalPort());
      Thread.currentThread().interrupt();

      assertThatThrownBy(gate::check).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  static int closedPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  private static InetAddress lastOf(InetAddress[] addresses) {
    return addresses[addresses.length - 1];
  }

  private static HeartbeatGate gate(String address) {
    return Gates.configured("tcp", "address", address, "within", "300ms");
  }
}
