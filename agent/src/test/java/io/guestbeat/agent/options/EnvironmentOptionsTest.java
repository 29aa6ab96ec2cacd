package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.command.CommandVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options in the environment, among variables that are none. */
final class EnvironmentOptionsTest {
  @Test
  void takesNoOffenceAtWhatContainerPlatformsPutIntoTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of(
            "GUESTBEAT_LOG", "",
            "GUESTBEAT_SERVICE_HOST", "10.0.0.1",
            "GUESTBEAT_SERVICE_PORT_HTTP", "80",
            "GUESTBEAT_PORT_80_TCP_ADDR", "10.0.0.1");

    AgentOptions options = AgentOptions.read("", Map.of(), environment);

    assertThat(options.logLevel()).isEqualTo(LogLevel.INFO);
    assertThat(options.warning()).isEmpty();
  }

  @Test
  void takesNoOffenceAtItsOwnVariables() throws Exception {
    Map<String, String> environment = new HashMap<>();
    CommandVariables.ALL.forEach(name -> environment.put(name, "something"));
    environment.put("GUESTBEAT_JAVA_OPTS", "-Xmx64m");

    AgentOptions options = AgentOptions.read("heartbeat=on", Map.of(), environment);

    assertThat(environment).hasSize(5);
    assertThat(options.warning()).isEmpty();
    assertThat(options.heartbeat().settings().mode()).isEqualTo(HeartbeatMode.ON);
  }

  @Test
  void warnsOnceOfAllThatTheEnvironmentHasAndNobodyKnows() throws Exception {
    Map<String, String> environment =
        Map.of(
            "GUESTBEAT_RELAY_SERVICE_HOST", "10.0.0.1",
            "GUESTBEAT_VERSION", "1.2",
            "GUESTBEAT_HOME", "/opt/guestbeat",
            "GUESTBEAT_HEARTBEET", "on",
            "GUESTBEAT_ALARM_STOLEN_WARNIN", "5",
            "GUESTBEAT_GATE_TCP_ADDRESS", "localhost:1",
            "GUESTBEAT_GATE_HTTP_URI", "http://localhost/",
            "GUESTBEAT_GATE_HTTP_WITHIN", "2s",
            "GUESTBEAT_LOG", "debug");

    AgentOptions options =
        AgentOptions.read("gates=http,gate.http.url=http://a/", Map.of(), environment);

    assertThat(options.warning())
        .contains(
            "ignored environment variables, which are not options:"
                + " GUESTBEAT_ALARM_STOLEN_WARNIN (did you mean GUESTBEAT_ALARM_STOLEN_WARNING?),"
                + " GUESTBEAT_GATE_HTTP_URI (did you mean GUESTBEAT_GATE_HTTP_URL?),"
                + " GUESTBEAT_GATE_TCP_ADDRESS (its gate is not among those chosen),"
                + " GUESTBEAT_HEARTBEET (did you mean GUESTBEAT_HEARTBEAT?),"
                + " GUESTBEAT_HOME, GUESTBEAT_RELAY_SERVICE_HOST, GUESTBEAT_VERSION");
    assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
    assertThat(options.heartbeat().gates()).hasToString("http");
  }

  @Test
  void refusesABadValueOfAKnownKeyInTheEnvironmentToo() {
    // Its default in its place might reset sooner than the operator wants.
    assertThat(problems(Map.of("GUESTBEAT_HEARTBEAT_RESET_BUDGET", "0")))
        .singleElement()
        .asString()
        .startsWith("GUESTBEAT_HEARTBEAT_RESET_BUDGET=0 (environment variable): accepted is ");
  }

  private static List<String> problems(Map<String, String> environment) {
    return catchThrowableOfType(
            BadOptionsException.class, () -> AgentOptions.read("", Map.of(), environment))
        .problems();
  }
}
