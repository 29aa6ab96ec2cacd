package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.OrdersGate;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.gate.HeartbeatGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gates of every origin, chosen by option, in a watched JVM. */
final class GatesIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String OPTIONS = "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,";

  @TempDir Path folder;
  private WatchedJvm jvm;

  @BeforeEach
  void serve() throws Exception {
    jvm = WatchedJvm.byARealCluster(folder);
  }

  @AfterEach
  void stop() {
    jvm.close();
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void aMethodThatIsEnteredNoMoreStopsTheHeartbeat(Path javaHome) throws Exception {
    jvm.start(
        javaHome,
        OPTIONS
            + "gates=progress,gate.progress.method=example.Patient#poll"
            + ",gate.progress.within=3s,gate.progress.interval=200ms");
    jvm.child().send("poll");
    jvm.awaitHeartbeats(4);

    jvm.child().send("stall");
    String withheld = jvm.child().awaitError("heartbeat WITHHELD");
    jvm.child().send("poll");
    jvm.child().awaitError("heartbeat RECOVERED");

    assertThat(withheld).contains("example.Patient#poll has not been entered for");
    assertThat(jvm.child().errors()).noneMatch(line -> line.contains("UNUSABLE"));
  }

  @Test
  void anApplicationsOwnGateStopsTheHeartbeat() throws Exception {
    jvm.start(
        JAVA_HOME,
        OPTIONS
            + "gates=deadlock+orders,gate.orders.state=stuck,gate.orders.failures=5"
            + ",gate.orders.interval=1s,gate.path="
            + folderWithOrdersGate());

    assertThat(jvm.child().awaitError("heartbeat WITHHELD")).contains("orders: no orders: stuck");
  }

  @Test
  void aGateThatIsNotThereWithholdsNothing() throws Exception {
    jvm.start(
        JAVA_HOME,
        OPTIONS
            + "gates=invoices,gate.invoices.interval=200ms,gate.path="
            + folderWithOrdersGate());

    assertThat(jvm.child().awaitError("GATE_UNUSABLE")).contains("invoices", "orders");
    jvm.awaitHeartbeats(3);
  }

  @Test
  void aFileThatIsGoneStopsTheHeartbeatUntilItIsBack() throws Exception {
    Path alive = Files.createFile(folder.resolve("alive"));
    jvm.start(
        JAVA_HOME,
        OPTIONS
            + "gates=file,gate.file.path="
            + alive
            + ",gate.file.interval=200ms,gate.file.failures=2,gate.file.successes=2");

    Files.delete(alive);
    jvm.child().awaitError("heartbeat WITHHELD: file: ");
    Files.createFile(alive);

    jvm.child().awaitError("heartbeat RECOVERED");
    jvm.awaitHeartbeats(2);
  }

  @Test
  void ofTwoGatesOfOneKindTheOneThatFailsIsNamed() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger status = new AtomicInteger(200);
    server.createContext("/", exchange -> answer(exchange, 200));
    server.createContext("/admin", exchange -> answer(exchange, status.get()));
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      jvm.start(
          JAVA_HOME,
          OPTIONS
              + ("gates=http+http:admin,gate.http.url=" + url + "/")
              + (",gate.http:admin.url=" + url + "/admin,gate.http:admin.interval=200ms")
              + ",gate.http:admin.failures=2,gate.http:admin.successes=2,gate.http.interval=200ms");
      jvm.awaitHeartbeats(2);

      status.set(503);
      String withheld = jvm.child().awaitError("heartbeat WITHHELD");
      status.set(200);
      jvm.child().awaitError("heartbeat RECOVERED");

      assertThat(withheld).contains("WITHHELD: http:admin: ").contains("answered 503");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Path folderWithOrdersGate() throws IOException {
    Path services = folder.resolve("gates/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(HeartbeatGate.class.getName()), OrdersGate.class.getName());
    return folder.resolve("gates");
  }
}
