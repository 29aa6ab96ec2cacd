package io.guestbeat.host.guestrpc.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.MalformedDataException;
import io.guestbeat.host.guestrpc.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two ends of a real Unix socket. */
@Timeout(30)
class UnixSocketTest {
  private final ExecutorService otherSide = Executors.newCachedThreadPool();
  private final List<Connection> opened = new ArrayList<>();
  @TempDir private Path folder;
  private Path path;
  private UnixListener listener;

  @BeforeEach
  void listen() throws IOException {
    path = folder.resolve("host.sock");
    listener = UnixListener.bind(path);
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Connection connection : opened) {
      connection.close();
    }
    listener.close();
    otherSide.shutdownNow();
  }

  @Test
  void carriesPacketsBothWays() throws Exception {
    Connection guest = connect();
    Connection host = accept();

    guest.send(packet("question"), soon());
    assertThat(text(host.receive(soon()))).isEqualTo("question");
    host.send(packet("answer"), soon());
    assertThat(text(guest.receive(soon()))).isEqualTo("answer");
  }

  @Test
  void findsPacketsThatComeTogetherOrInPieces() throws Exception {
    Connection guest = connect();
    Connection host = accept();
    byte[] first = packet("first");
    byte[] second = packet("x".repeat(10_000));
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    Future<?> sending =
        otherSide.submit(
            () -> {
              for (int at = 0; at < both.length; at += 7) {
                byte[] piece = new byte[Math.min(7, both.length - at)];
                System.arraycopy(both, at, piece, 0, piece.length);
                guest.send(piece, soon());
              }
              return null;
            });

    assertThat(text(host.receive(soon()))).isEqualTo("first");
    assertThat(text(host.receive(soon()))).hasSize(10_000);
    sending.get();
  }

  @Test
  void sendsMoreThanTheSocketHolds() throws Exception {
    Connection guest = connect();
    Connection host = accept();
    String long_ = "y".repeat(Packet.MAX_BODY_BYTES - 28);

    Future<?> sending =
        otherSide.submit(
            () -> {
              guest.send(packet(long_), soon());
              return null;
            });

    assertThat(text(host.receive(soon()))).isEqualTo(long_);
    sending.get();
  }

  @Test
  void givesUpAtTheDeadline() throws Exception {
    Connection guest = connect();
    accept();

    assertThatThrownBy(() -> guest.receive(within(Duration.ofMillis(20))))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void givesUpAtTheDeadlineWhereTheHostTakesNothing() throws Exception {
    Connection guest = connect();
    accept();
    byte[] packet = packet("z".repeat(500_000));

    assertThatThrownBy(
            () -> {
              while (true) {
                guest.send(packet, within(Duration.ofMillis(50)));
              }
            })
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void givesUpAtTheDeadlineWhereTheHostAcceptsNobody() {
    assertThatThrownBy(
            () -> {
              while (true) {
                opened.add(new UnixTransport(path).connect(within(Duration.ofMillis(50))));
              }
            })
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void aHostThatDiesWithinAPacketIsAnEndOfFile() throws Exception {
    Connection guest = connect();
    Connection host = accept();
    host.send(new byte[] {0, 0, 0, 50, 0, 0}, soon());
    host.close();

    assertThatThrownBy(() -> guest.receive(soon()))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("within a packet");
  }

  @Test
  void aLengthThatNoPacketHasIsMalformed() throws Exception {
    Connection guest = connect();
    Connection host = accept();
    host.send(new byte[] {-1, -1, -1, -1}, soon());

    assertThatThrownBy(() -> guest.receive(soon())).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void closingWakesWhoeverWaits() throws Exception {
    Connection guest = connect();
    accept();
    Future<?> waiting = otherSide.submit(() -> guest.receive(within(Duration.ofMinutes(1))));
    Future<?> accepting = otherSide.submit(listener::accept);

    guest.close();
    listener.close();

    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> accepting.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(Files.exists(path)).isFalse();
  }

  @Test
  void closingAgainLeavesTheSocketOfANewerListener() throws Exception {
    listener.close();

    try (UnixListener newer = UnixListener.bind(path)) {
      listener.close();

      assertThat(path).exists();
      connect();
      opened.add(newer.accept());
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void leavesNoDescriptorBehind() throws Exception {
    long before = openDescriptors();

    for (int round = 0; round < 200; round++) {
      try (Connection guest = connect();
          Connection host = accept()) {
        guest.send(packet("x"), soon());
        host.receive(soon());
      }
      assertThatThrownBy(() -> new UnixTransport(folder.resolve("none")).connect(soon()))
          .isInstanceOf(IOException.class);
    }

    assertThat(openDescriptors()).isLessThan(before + 20);
  }

  @Test
  void tellsASocketThatIsListenedOnFromOneThatWasLeftBehind() throws Exception {
    Path left = folder.resolve("left");
    try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      gone.bind(UnixDomainSocketAddress.of(left));
    }

    assertThat(left).exists();
    assertThat(new UnixTransport(left).hasListener(soon())).isFalse();
    assertThat(new UnixTransport(path).hasListener(soon())).isTrue();
    assertThatThrownBy(() -> new UnixTransport(folder.resolve("none")).hasListener(soon()))
        .hasMessageContaining("No such file or directory");
  }

  @Test
  void saysWhatIsWrongWithAPath() {
    assertThatThrownBy(() -> new UnixTransport(folder.resolve("none")).connect(soon()))
        .hasMessageContaining("No such file or directory");
    assertThatThrownBy(() -> new UnixTransport(folder.resolve("x".repeat(120))).connect(soon()))
        .hasMessageContaining("at most 107");
    assertThatThrownBy(() -> UnixListener.bind(path)).hasMessageContaining("in use");
  }

  private Connection connect() throws IOException {
    Connection connection = new UnixTransport(path).connect(soon());
    opened.add(connection);
    return connection;
  }

  private Connection accept() throws IOException {
    Connection connection = listener.accept();
    opened.add(connection);
    return connection;
  }

  private static long openDescriptors() throws IOException {
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.count();
    }
  }

  private static Deadline soon() {
    return within(Duration.ofSeconds(10));
  }

  private static Deadline within(Duration span) {
    return Deadline.after(span, System::nanoTime);
  }

  private static byte[] packet(String payload) {
    return Packet.of(payload.getBytes(UTF_8)).encode();
  }

  private static String text(byte[] packet) throws MalformedDataException {
    return new String(Packet.decode(packet).payload(), UTF_8);
  }
}
