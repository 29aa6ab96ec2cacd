package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import example.Plain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside other agents, before and after ours on the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherAgentsIT {
  private final Map<List<Object>, Run> alone = new HashMap<>();

  static Stream<Arguments> pairs() {
    return Stream.of(OtherAgent.values())
        .flatMap(
            agent ->
                Scope.jdks(agent.jdks(), agent.jdks().subList(0, 1))
                    .map(jdk -> Arguments.of(agent, jdk)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anotherAgentBeforeOursWorksAsAlone(OtherAgent other, Jdk jdk) throws Exception {
    requireLikeAlone(other, jdk, true);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anotherAgentAfterOursWorksAsAlone(OtherAgent other, Jdk jdk) throws Exception {
    requireLikeAlone(other, jdk, false);
  }

  private void requireLikeAlone(OtherAgent other, Jdk jdk, boolean isFirst) throws Exception {
    Run without = alone(other, jdk);

    Path folder = Work.folder(other.name() + " and ours " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Run with = run(other, jdk, folder, host, isFirst);

      with.requireLike(without);
      host.requireOrderlyEnd();
    }
    Results.add(
        new Result(
            "beside " + other.title(),
            "`-javaagent`, " + (isFirst ? "after the other" : "before the other"),
            jdk.feature(),
            other.seen()));
  }

  private Run alone(OtherAgent other, Jdk jdk) throws Exception {
    List<Object> key = List.of(other, jdk);
    Run known = alone.get(key);
    if (known == null) {
      known = run(other, jdk, Work.folder(other.name() + " alone " + jdk), null, true);
      alone.put(key, known);
    }
    return known;
  }

  private static Run run(
      OtherAgent other, Jdk jdk, Path folder, SimulatedHost host, boolean isFirst)
      throws Exception {
    int port = Work.freePort();
    List<String> agents = new ArrayList<>(other.options(folder, port));
    if (host != null) {
      agents.add(isFirst ? agents.size() : 0, host.agent());
    }
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jdk.nativeAccess());
    command.addAll(agents);
    command.addAll(List.of("-cp", System.getProperty("guestbeat.applications")));
    command.addAll(List.of(Plain.class.getName(), "3"));
    return Foreground.run(
        folder,
        command,
        Map.of(),
        List.of("ready", other.ready()),
        host,
        application -> {
          String seen = other.look(application, port, host != null);
          assertThat(seen).contains(host == null ? other.own() : other.ours());
          application.endInput();
        });
  }
}
