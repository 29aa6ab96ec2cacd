package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.host.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody on the machine may do through a Jolokia agent that has no policy. */
final class JolokiaDefaultsIT {
  private static final String DISABLE =
      """
      {"type": "exec", "mbean": "io.guestbeat:type=AppMonitor", "operation": "disable"}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "heartbeat, '\"status\":200', false",
    "read, 'disable needs jmx.control=heartbeat; it is read', true"
  })
  void withoutAPolicyOnlyJmxControlStandsBetweenACallerAndTheHeartbeat(
      String control, String answer, boolean isEnabledAfterwards) throws Exception {
    int port = Port.free();
    Path jolokia = Path.of(System.getProperty("guestbeat.consumers"), "jolokia.jar");
    String jolokiaOption = "-javaagent:" + jolokia + "=port=" + port;
    try (Machine machine = Machine.on(folder, Simulator.builder())) {
      Path javaHome = Path.of(System.getProperty("java.home"));
      machine.start(javaHome, "heartbeat=on,jmx.control=" + control, jolokiaOption);
      machine.jvm().awaitWritten("heartbeat STARTED");
      machine.jvm().awaitWritten("started with URL http://127.0.0.1:" + port);

      assertThat(post(port, DISABLE)).contains(answer);

      assertThat(machine.simulator().ha().isEnabled()).isEqualTo(isEnabledAfterwards);
    }
  }

  private static String post(int port, String request) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/jolokia/");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
