package io.guestbeat.consumers.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.jolokia.JolokiaClient;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin says of closed gates for which nothing is withheld. */
final class ClosedGatesIT {
  private static final String APP_MONITOR = "io.guestbeat:type=AppMonitor";

  @TempDir Path folder;

  private Machine machine;
  private Plugin plugin;
  private JolokiaClient jolokia;

  @AfterEach
  void end() {
    machine.close();
  }

  @Test
  void withinTheGraceAndStoppedNothingIsWithheld() throws Exception {
    start("heartbeat.grace=1h");
    machine.jvm().send("deadlock");

    plugin.awaitCheck(
        "heartbeat", "1 GUESTBEAT WARNING - closed, and not withheld within the grace: deadlock: ");
    order("stopHeartbeat");
    assertThat(plugin.check("heartbeat"))
        .startsWith("1 GUESTBEAT WARNING - stopped: no heartbeat is sent, and closed: deadlock: ");
    order("startHeartbeat");
    plugin.awaitCheck("heartbeat", "1 GUESTBEAT WARNING - closed, and not withheld within");
    order("disable");
    assertThat(plugin.check("heartbeat"))
        .startsWith("1 GUESTBEAT WARNING - stopped: no heartbeat is sent, and closed: deadlock: ");
  }

  @Test
  void overTheBudgetNothingIsWithheldAndThatIsCritical() throws Exception {
    start("heartbeat.grace=0s,heartbeat.reset-budget=0/1h");
    machine.jvm().send("deadlock");

    plugin.awaitCheck(
        "heartbeat",
        "2 GUESTBEAT CRITICAL - closed, and not withheld as the budget of resets is spent: "
            + "deadlock: ");
    assertThat(plugin.check("heartbeat")).contains("withheld=0c");
  }

  /** The last 100 decisions are kept; others push out the one that says what goes on. */
  @Test
  void otherDecisionsDoNotHideThatHeartbeatsAreWithheld() throws Exception {
    start("heartbeat.grace=0s");
    machine.jvm().send("deadlock");
    plugin.awaitCheck("heartbeat", "2 GUESTBEAT CRITICAL - withheld: deadlock: ");

    for (int other = 0; other < 100; other++) {
      order("setHeartbeatIntervalMillis/1000");
    }

    assertThat("" + attribute("Decisions")).contains("INTERVAL_CHANGED").doesNotContain("WITHHELD");
    assertThat("" + attribute("Withholding")).isEqualTo("true");
    assertThat(plugin.check("heartbeat")).startsWith("2 GUESTBEAT CRITICAL - withheld: deadlock: ");
  }

  private JsonNode attribute(String name) {
    try {
      return jolokia.get("read/" + APP_MONITOR + "/" + name).get("value");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnswerWithoutWhatIsAskedForIsUnknown() throws Exception {
    start("heartbeat.grace=0s");
    plugin.awaitCheck("heartbeat", "0 GUESTBEAT OK - GREEN, mode on");
    HttpServer older = olderGuestbeat("HeartbeatRunning", "AlarmLevel");
    try {
      Plugin asksOlder = new Plugin(folder, older.getAddress().getPort());

      assertThat(asksOlder.check("heartbeat"))
          .isEqualTo(
              "3 GUESTBEAT UNKNOWN - the answer has no 'HeartbeatRunning': is Guestbeat an older"
                  + " one?\n");
      assertThat(asksOlder.check("alarms"))
          .startsWith("3 GUESTBEAT UNKNOWN - the answer has no 'AlarmLevel'");
    } finally {
      older.stop(0);
    }
  }

  private void start(String options) throws Exception {
    int port = Port.free();
    machine = Machine.on(folder, Simulator.builder());
    machine.start(
        Path.of(System.getProperty("java.home")),
        "heartbeat=on,heartbeat.interval=1s,gate.deadlock.interval=500ms," + options,
        "-javaagent:"
            + System.getProperty("guestbeat.consumers")
            + "/jolokia.jar=host=127.0.0.1,port="
            + port);
    jolokia = JolokiaClient.on(port);
    plugin = new Plugin(folder, port);
    plugin.awaitCheck("heartbeat", "0 GUESTBEAT OK - GREEN, mode on");
  }

  private void order(String operation) throws Exception {
    assertThat(jolokia.get("exec/" + APP_MONITOR + "/" + operation).get("status").intValue())
        .isEqualTo(200);
  }

  /** Answers as this JVM does, but for these attributes, which an older one would not have. */
  private HttpServer olderGuestbeat(String... without) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, without));
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange, String... without) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    ObjectNode answer = asked(question);
    for (String name : without) {
      ((ObjectNode) answer.get("value")).remove(name);
    }
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ObjectNode asked(String question) {
    try {
      return (ObjectNode) jolokia.post(question);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
