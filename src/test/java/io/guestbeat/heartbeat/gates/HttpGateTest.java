package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGateTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @CsvSource({
    "200, 200-399, true",
    "302, 200-399, true",
    "404, 200-399, false",
    "503, 200-399, false",
    "404, 200-299+404, true",
    "200, 204, false"
  })
  void judgesByTheStatus(int status, String accepted, boolean alive) throws Exception {
    HttpServer server = serving(HttpServer.create(ANY_PORT, 5), status);

    assertThat(gate(server, "http", "/health?deep=no", accepted).check().isAlive())
        .isEqualTo(alive);

    assertThat(requests).containsExactly("GET /health?deep=no");
    server.stop(0);
  }

  @Test
  void saysWhatTheAnswerWas() throws Exception {
    HttpServer server = serving(HttpServer.create(ANY_PORT, 5), 503);

    assertThat(gate(server, "http", "", "200").check().reason())
        .isEqualTo("http://localhost:" + server.getAddress().getPort() + " answered 503, not 200");

    assertThat(requests).containsExactly("GET /");
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a b/{id}|/a%20b/%7Bid%7D",
        "/grüße?q=ü,1|/gr%C3%BC%C3%9Fe?q=%C3%BC,1",
        "/done%20already/100%|/done%20already/100%25",
        "?deep#part|/?deep"
      })
  void asksForWhatABrowserWouldAskFor(String path, String asked) throws Exception {
    HttpServer server = serving(HttpServer.create(ANY_PORT, 5), 200);

    assertThat(gate(server, "HTTP", path, "200").check().isAlive()).isTrue();

    assertThat(requests).containsExactly("GET " + asked);
    server.stop(0);
  }

  @Test
  void speaksTlsWithoutVerifyingTheCertificate(@TempDir Path folder) throws Exception {
    HttpsServer server = HttpsServer.create(ANY_PORT, 5);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
    serving(server, 200);

    assertThat(gate(server, "https", "/", "200").check().isAlive()).isTrue();

    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.0 200\r\n",
        "HTTP/1.1 200 In Ordnung \u0085\r!\r\n",
        "HTTP/1.1 200 \n"
      })
  void understandsAnyAnswerOfHttp(String answer) throws Exception {
    try (ServerSocket server = answering(answer)) {
      assertThat(gate("http://127.0.0.1:" + server.getLocalPort()).check().isAlive()).isTrue();
    }
  }

  /** Whoever writes the page must not make it look dead. */
  @Test
  void doesNotReadAReasonPhraseWithoutAnEnd() throws Exception {
    try (ServerSocket server = answering("HTTP/1.1 200 " + "a".repeat(100_000))) {
      assertThat(gate("http://127.0.0.1:" + server.getLocalPort()).check().isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 20"})
  void failsWhereTheAnswerIsCutOff(String answer) throws Exception {
    try (ServerSocket server = answering(answer)) {
      HeartbeatGate gate = gate("http://127.0.0.1:" + server.getLocalPort());

      assertThatThrownBy(gate::check)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed before the answer");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void failsWhereNobodyAnswersInTime(String scheme) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HeartbeatGate gate = gate(scheme + "://127.0.0.1:" + server.getLocalPort());

      assertThatThrownBy(gate::check).isInstanceOf(SocketTimeoutException.class);
      try (Socket left = server.accept()) {
        left.setSoTimeout(10_000);
        assertThat(left.getInputStream().readAllBytes()).isNotEmpty();
      }
    }
  }

  @Test
  void failsWhereNobodyListens() throws Exception {
    HeartbeatGate gate = gate("http://127.0.0.1:" + TcpGateTest.closedPort());

    assertThatThrownBy(gate::check).hasMessageStartingWith("cannot connect to 127.0.0.1:");
  }

  @Test
  void anInterruptEndsTheWaitForTheAnswer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HeartbeatGate gate =
          Gates.configured(
              "http", "url", "http://127.0.0.1:" + server.getLocalPort(), "within", "10m");
      Thread checking = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                try (Socket asked = server.accept()) {
                  assertThat(asked.getInputStream().read()).isEqualTo('G');
                  checking.interrupt();
                  assertThat(asked.getInputStream().readAllBytes()).isNotEmpty();
                } catch (IOException e) {
                  // The other end went away, as it should.
                }
              });
      interrupter.start();

      assertThatThrownBy(gate::check).isInstanceOf(IOException.class);

      assertThat(Thread.interrupted()).isTrue();
      interrupter.join();
    }
  }

  private <T extends HttpServer> T serving(T server, int status) {
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static ServerSocket answering(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
              } catch (IOException e) {
                // The gate has seen enough.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static SSLContext selfSigned(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProgramBuilder.of(
            (keytool + " -genkeypair -alias a -keyalg EC -dname CN=someone.else -validity 1")
                .concat(" -storepass changeit -keystore " + file)
                .split(" "))
        .output();
    char[] password = "changeit".toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static HeartbeatGate gate(HttpServer server, String scheme, String path, String status) {
    String url = scheme + "://localhost:" + server.getAddress().getPort() + path;
    return Gates.configured("http", "url", url, "status", status, "within", "10s");
  }

  private static HeartbeatGate gate(String url) {
    return Gates.configured("http", "url", url, "within", "300ms");
  }
}
