package io.guestbeat.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows from outside of the options that another JVM was started with. */
class AgentArgumentTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void problemsOfAllPlacesAreFound() {
    assertThat(
            AgentArgument.problems(
                "gates=dedlock",
                Map.of("guestbeat.heartbeet", "on", "java.home", "/jdk"),
                Map.of("GUESTBEAT_HEARTBEAT", "maybe", "PATH", "/bin")))
        .hasSize(3)
        .contains("gates: there is no gate dedlock; did you mean deadlock?")
        .anyMatch(
            problem -> problem.startsWith("guestbeat.heartbeet=on (system property): no such"))
        .anyMatch(
            problem -> problem.startsWith("GUESTBEAT_HEARTBEAT=maybe (environment variable)"));
    assertThat(AgentArgument.problems("heartbeat=on,gates=deadlock+heap", NONE, NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config=/etc/acme", "gate.path=/opt/gates", "gates=orders-are-taken"})
  void whatOnlyTheOtherJvmCanKnowIsNoProblem(String option) {
    assertThat(AgentArgument.problems(option + ",heartbeat=maybe", NONE, NONE)).isEmpty();
    assertThat(
            AgentArgument.problems(
                "",
                Map.of("guestbeat." + option.replaceAll("=.*", ""), option.replaceAll(".*=", "")),
                NONE))
        .isEmpty();
  }
}
