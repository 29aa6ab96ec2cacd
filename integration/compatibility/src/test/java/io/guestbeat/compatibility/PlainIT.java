package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import example.Plain;
import example.TellTaleLogManager;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application without a framework. */
final class PlainIT {

  static Stream<Jdk> jdks() {
    List<Integer> all = List.of(8, 11, 17, 21, 25);
    return Scope.jdks(all, all);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aPlainApplicationRunsAsWithoutTheAgent(Jdk jdk) throws Exception {
    Run without = run(jdk, List.of(), null);

    Path folder = Work.folder("host");
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Run with = run(jdk, List.of(host.agent()), host);

      with.requireLike(without);
      assertThat(with.status()).isEqualTo(3);
      host.requireOrderlyEnd();
    }
    Results.add(
        new Result("a plain application", "`-javaagent`", jdk.feature(), "its exit status"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void loggingIsLeftToTheApplication(Jdk jdk) throws Exception {
    Path folder = Work.folder("logging " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      String manager = "-Djava.util.logging.manager=" + TellTaleLogManager.class.getName();
      List<String> command = command(jdk, List.of(manager, host.agent()));
      try (Program application = Work.start(folder, "subject", command, Map.of())) {
        host.awaitHeartbeats();
        application.endInput();
        application.awaitExit();

        assertThat(application.output()).containsExactly("ready", "done");
      }
    }
  }

  @Test
  void withoutTheFlagJava25WarnsOfNativeAccessAndNothingElseIsNew() throws Exception {
    Path folder = Work.folder("native access");
    try (SimulatedHost host = new SimulatedHost(folder)) {
      List<String> command = command(Jdk.of(25), List.of(host.agent()));
      command.removeAll(Jdk.of(25).nativeAccess());
      try (Program application = Work.start(folder, "subject", command, Map.of())) {
        host.awaitHeartbeats();
        application.endInput();
        application.awaitExit();

        assertThat(application.errors())
            .filteredOn(line -> !line.isBlank() && !line.contains(" guestbeat: INFO"))
            .hasSize(4)
            .allMatch(line -> line.startsWith("WARNING: "))
            .anyMatch(line -> line.contains("Use --enable-native-access=ALL-UNNAMED"));
      }
    }
  }

  private static Run run(Jdk jdk, List<String> options, SimulatedHost host) throws Exception {
    return Foreground.run(
        Work.folder("plain " + jdk), command(jdk, options), Map.of(), List.of("ready"), host);
  }

  private static List<String> command(Jdk jdk, List<String> options) {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jdk.nativeAccess());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("guestbeat.applications")));
    command.addAll(List.of(Plain.class.getName(), "3"));
    return command;
  }
}
