package io.guestbeat.consumers.jolokia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Truth;
import io.guestbeat.guest.Statistic;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each Jolokia shows to those who watch, and lets those do who operate: two agents of it in
 * one JVM, as the examples have it, and a third without any configuration.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JolokiaContract {
  private static final String STATS = "io.guestbeat:type=GuestStats";
  private static final String APP_MONITOR = "io.guestbeat:type=AppMonitor";
  private static final String SUSPEND = "exec/" + APP_MONITOR + "/suspend/60/deployment";
  private static final String RESUME = "exec/" + APP_MONITOR + "/resume";
  private static final String SECRET = "hunter2";
  private static final int SOON_MILLIS = 200;
  private static final String SUSPENSION = "read/" + APP_MONITOR + "/SuspensionReason";

  private final Path javaHome;
  private final Path jar;

  private Machine machine;
  private Truth truth;
  private JolokiaClient monitor;
  private JolokiaClient operator;
  private JolokiaClient anybody;

  JolokiaContract(Path javaHome, String jar) {
    this.javaHome = javaHome;
    this.jar = Path.of(System.getProperty("guestbeat.consumers"), jar);
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    machine = Machine.on(folder, Truth.incompleteHost());
    truth = Truth.freeze(machine.simulator().vm());
    JolokiaAgents agents =
        JolokiaAgents.start(machine, javaHome, jar, folder, "-Dacme.password=" + SECRET);
    monitor = agents.monitor();
    operator = agents.operator();
    anybody = agents.anybody();
  }

  @AfterAll
  void end() {
    machine.close();
  }

  @Test
  void whoWatchesReadsEveryStatisticAsTheHostSaysIt() throws Exception {
    JsonNode values = monitor.get("read/" + STATS).get("value");

    assertThat(values.get("SessionId").textValue()).isEqualTo(truth.session());
    truth
        .statistics()
        .forEach(
            (statistic, value) -> {
              JsonNode shown = values.get(statistic.apiName());
              if (value.isPresent()) {
                assertThat(shown.isIntegralNumber()).as("%s", statistic).isTrue();
                assertThat(shown.longValue()).as("%s", statistic).isEqualTo(value.get());
              } else {
                assertThat(shown.isNull()).as("%s", statistic).isTrue();
              }
            });
    assertThat(values.get("MemZippedMB").isNull()).isTrue();
    assertThat(values.get("Available").booleanValue()).isTrue();
  }

  @Test
  void whoWatchesReadsFiguresAndNoneWithoutAValue() throws Exception {
    JsonNode figures = monitor.get("read/io.guestbeat:type=Insight").get("value");

    assertThat(figures.get("MemBalloonedPercent").doubleValue())
        .isCloseTo(truth.balloonedPercent(), offset(1e-9));
    // The machine stands still: there is no rate.
    assertThat(figures.get("CpuStolenPercent").isNull()).isTrue();
  }

  @Test
  void theListHasTheTypeAndTheUnitOfEach() throws Exception {
    JsonNode attributes = anybody.get("list/io.guestbeat/type=GuestStats").at("/value/attr");

    for (Statistic statistic : Statistic.values()) {
      JsonNode attribute = attributes.get(statistic.apiName());
      assertThat(attribute.get("type").textValue()).isEqualTo("java.lang.Long");
      assertThat(attribute.get("rw").booleanValue()).isFalse();
      assertThat(attribute.get("desc").textValue()).endsWith("(" + statistic.unit() + ")");
    }
  }

  @Test
  void whoWatchesSeesTheHeartbeatAndItsGates() throws Exception {
    Wait.until(() -> "GREEN".equals(read("AppStatus").textValue()), machine.jvm()::written);

    assertThat(read("Enabled").booleanValue()).isTrue();
    assertThat(read("Gates").get(0).get("name").textValue()).isEqualTo("deadlock");
    assertThat(read("Gates").get(0).get("open").booleanValue()).isTrue();
    assertThat(read("AppState").isNull()).isTrue();
  }

  @Test
  void whoWatchesMayNotOperate() throws Exception {
    assertRefused(monitor.get(SUSPEND));
    assertRefused(monitor.get("exec/" + STATS + "/refresh"));
    assertRefused(monitor.get("exec/java.lang:type=Memory/gc"));
    assertRefused(monitor.get("write/java.lang:type=Memory/Verbose/true"));
    String disable =
        "{\"type\":\"exec\",\"mbean\":\"" + APP_MONITOR + "\",\"operation\":\"disable\"}";
    assertRefused(monitor.post(disable));
    assertRefused(monitor.post("[" + disable + "]").get(0));

    assertThat(read("Enabled").booleanValue()).isTrue();
  }

  @Test
  void nobodySeesAnythingElseOfTheApplication() throws Exception {
    for (JolokiaClient client : List.of(monitor, operator)) {
      assertRefused(client.get("read/java.util.logging:type=Logging/LoggerNames"));
      assertRefused(client.get("read/java.lang:type=Runtime/InputArguments"));
      assertRefused(client.get("read/java.lang:type=Runtime/SystemProperties"));
      assertRefused(client.get("list"));
      assertRefused(client.get("search/*:*"));
      assertThat(client.get("read/*:*").toString()).doesNotContain(SECRET);
    }
    assertThat(anybody.get("read/java.lang:type=Runtime/InputArguments").toString())
        .contains(SECRET);
  }

  @Test
  void nobodyCanListenToNotifications() throws Exception {
    for (JolokiaClient client : List.of(monitor, operator)) {
      JsonNode registered = client.post("{\"type\":\"notification\",\"command\":\"register\"}");

      assertThat(registered.at("/value/backend")).as("%s", registered).isEmpty();
      String id = registered.at("/value/id").asText();
      for (String mode : List.of("pull", "sse")) {
        JsonNode added =
            client.post(
                "{\"type\":\"notification\",\"command\":\"add\",\"client\":\""
                    + id
                    + "\",\"mode\":\""
                    + mode
                    + "\",\"mbean\":\"java.lang:type=Memory\"}");
        assertThat(status(added)).as("%s", added).isNotEqualTo(200);
      }
    }
  }

  @Test
  void nobodyCanHaveTheJvmConnectElsewhere() throws Exception {
    for (JolokiaClient client : List.of(monitor, operator)) {
      try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        elsewhere.setSoTimeout(SOON_MILLIS);
        client.post(
            "{\"type\":\"read\",\"mbean\":\""
                + APP_MONITOR
                + "\",\"attribute\":\"Enabled\",\"target\":{\"url\":"
                + "\"service:jmx:rmi:///jndi/rmi://127.0.0.1:"
                + elsewhere.getLocalPort()
                + "/jmxrmi\"}}");

        // Whoever asks it to connect is answered after that, so it would have connected by now.
        assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void whoOperatesMaySuspendAndResume() throws Exception {
    assertThat(status(operator.get(SUSPEND))).isEqualTo(200);
    assertThat(monitor.get(SUSPENSION).get("value").textValue()).isEqualTo("deployment");

    assertThat(status(operator.get(RESUME))).isEqualTo(200);
    assertThat(monitor.get(SUSPENSION).get("value").isNull()).isTrue();
  }

  @Test
  void whoOperatesMayNotHaveTheMachineReset() throws Exception {
    assertRefused(operator.get("exec/" + APP_MONITOR + "/postAppState/appStateNeedReset"));
    assertRefused(operator.get("exec/java.lang:type=Memory/gc"));
  }

  @Test
  void eachPortKnowsItsOwnRoleOnly() throws Exception {
    assertThat(operator.as("monitor:change-me").httpStatus("version")).isEqualTo(401);
    assertThat(monitor.as("operator:change-me-too").httpStatus("version")).isEqualTo(401);
    assertThat(monitor.as("monitor:guessed").httpStatus("version")).isEqualTo(401);
  }

  @Test
  void noOtherPageCanHaveABrowserOperate() throws Exception {
    assertRefused(operator.from("http://elsewhere.example").get(SUSPEND));
    assertRefused(operator.from(null).get(SUSPEND));
  }

  @Test
  void withoutAnyConfigurationAnybodyMayOperate() throws Exception {
    assertThat(status(anybody.get("exec/java.lang:type=Memory/gc"))).isEqualTo(200);
    assertThat(status(anybody.get(RESUME))).isEqualTo(200);
  }

  private JsonNode read(String attribute) {
    try {
      return monitor.get("read/" + APP_MONITOR + "/" + attribute).get("value");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void assertRefused(JsonNode answer) {
    assertThat(status(answer)).as("%s", answer).isEqualTo(403);
    assertThat(answer.has("value")).isFalse();
  }

  private static int status(JsonNode answer) {
    return answer.get("status").intValue();
  }
}
