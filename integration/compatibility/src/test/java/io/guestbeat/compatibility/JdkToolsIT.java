package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's tools, which every JVM-wide variable hits too. */
final class JdkToolsIT {
  private static final List<List<String>> TOOLS =
      List.of(List.of("jps"), List.of("jcmd", "-l"), List.of("keytool", "-help"));

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(8, 11, 17, 21, 25), List.of(8, 25));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theJdksToolsPrintAndSendNothingOfOurs(Jdk jdk) throws Exception {
    for (List<String> tool : TOOLS) {
      List<String> command = new ArrayList<>(tool);
      command.set(0, jdk.tool(tool.get(0)));
      Path folder = Work.folder(tool.get(0) + " " + jdk);
      Program without = Work.run(folder, "without", command, Map.of());
      try (SimulatedHost host = new SimulatedHost(folder)) {
        Map<String, String> everyJvm = Map.of("JAVA_TOOL_OPTIONS", host.agent());
        Program with = Work.run(folder, "with", command, everyJvm);

        assertThat(with.awaitExit()).isEqualTo(without.awaitExit());
        assertThat(withoutTheJvmsOwn(with.errors())).isEqualTo(without.errors());
        assertThat(firstWords(with)).isEqualTo(firstWords(without));
        host.requireNoHeartbeat();
      }
    }
    Results.add(
        new Result(
            "`jps`, `jcmd`, `keytool`",
            "`JAVA_TOOL_OPTIONS`",
            jdk.feature(),
            "silent, no heartbeat"));
  }

  private static List<String> withoutTheJvmsOwn(List<String> errors) {
    assertThat(errors).filteredOn(JdkToolsIT::isTheJvmsOwn).isNotEmpty();
    return errors.stream().filter(line -> !isTheJvmsOwn(line)).toList();
  }

  private static boolean isTheJvmsOwn(String line) {
    return line.startsWith("Picked up JAVA_TOOL_OPTIONS");
  }

  /** Other JVMs of this machine come and go between two runs; keytool's help stays. */
  private static List<String> firstWords(Program tool) {
    return tool.output().stream().filter(line -> !line.matches("\\d+ .*")).toList();
  }
}
