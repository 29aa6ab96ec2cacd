package io.guestbeat.consumers.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin makes of a JVM that answers what it likes. */
final class ForeignAnswersIT {
  /** As JSON has it: a terminal's commands, an override, line ends, data of ours, half a pair. */
  private static final String FOREIGN =
      "x\\u001b[2J\\u009b\\u202e\\u2066\\u2028\\u0085\\n|sent=9c\\ud83d<b>";

  @TempDir Path folder;

  private HttpServer jvm;
  private Plugin plugin;
  private String heartbeat = "";

  @BeforeEach
  void start() throws IOException {
    jvm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jvm.createContext("/", this::answer);
    jvm.start();
    plugin = new Plugin(folder, jvm.getAddress().getPort());
  }

  @AfterEach
  void end() {
    jvm.stop(0);
  }

  @Test
  void isOneHarmlessLineWithDataOfTheCountersOnly() {
    heartbeat = heartbeat("RED", FOREIGN, "1");
    assertThat(plugin.check("heartbeat"))
        .isEqualTo(
            "2 GUESTBEAT CRITICAL - vSphere HA considers the application failed"
                + " | sent=1c withheld=2c failed=3c\n");

    heartbeat = heartbeat("GREEN", FOREIGN, "1");
    assertThat(plugin.check("heartbeat"))
        .matches("1 GUESTBEAT WARNING - closed, [ -{}~]*<b> \\| sent=1c withheld=2c failed=3c\\n")
        .contains("mode unknown");
  }

  @Test
  void acceptsNoOtherStatusAndNoCounterThatIsNoNumber() {
    heartbeat = heartbeat(FOREIGN, "on", "1");
    assertThat(plugin.check("heartbeat"))
        .startsWith("3 GUESTBEAT UNKNOWN - the answer has no stat");

    heartbeat = heartbeat("GREEN", "on", "\"1c|up=1\"");
    assertThat(plugin.check("heartbeat"))
        .startsWith("3 GUESTBEAT UNKNOWN - the answer has a count");
  }

  @Test
  void cutsWhatIsTooLong() {
    heartbeat = heartbeat("GREEN", "on", "1").replace(FOREIGN, "y".repeat(3 << 20));

    assertThat(plugin.check("heartbeat")).startsWith("1 ").hasSizeLessThan(1_200);
  }

  @Test
  void whatIsNoAnswerIsUnknown() {
    heartbeat = "7";

    assertThat(plugin.check("heartbeat")).startsWith("3 GUESTBEAT UNKNOWN - ");
  }

  private static String heartbeat(String status, String mode, String sent) {
    return ("{'Enabled': true, 'AppStatus': '%s', 'HeartbeatMode': '%s', 'HeartbeatRunning': true, 'HeartbeatPhase': null,"
            + " 'HeartbeatsSent': %s, 'HeartbeatsWithheld': 2, 'HeartbeatsFailed': 3,"
            + " 'LastError': null, 'SuspendedForMillis': null, 'HiddenByAnother': false,"
            + " 'HeartbeatOwner': null, 'HeartbeatOwnerProcess': null, 'Decisions': [],"
            + " 'Gates': [{'name': 'g', 'open': false, 'reason': 'REASON'}]}")
        .replace('\'', '"')
        .formatted(status, mode, sent)
        .replace("REASON", FOREIGN);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        ("{\"status\": 200, \"value\": " + heartbeat + "}").getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
