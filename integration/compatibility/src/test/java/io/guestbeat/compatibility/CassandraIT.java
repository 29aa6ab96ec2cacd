package io.guestbeat.compatibility;

import example.CassandraNative;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cassandra's native library: a second JNA in the JVM, of another version. */
final class CassandraIT {

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(8, 11), List.of(8));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void cassandrasOwnJnaWorksAsWithoutTheAgent(Jdk jdk) throws Exception {
    Foreground.requireAlike("cassandra", jdk, (folder, host) -> run(jdk, folder, host));

    Results.add(
        new Result(
            "Cassandra " + Work.version("cassandra") + ", its `NativeLibrary`",
            "`-javaagent`",
            jdk.feature(),
            "its own JNA 5.9.0 beside ours"));
  }

  private static Run run(Jdk jdk, Path folder, SimulatedHost host) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    if (host != null) {
      command.add(host.agent());
    }
    String classPath =
        System.getProperty("guestbeat.cassandra")
            + "/*:"
            + System.getProperty("guestbeat.applications");
    command.addAll(List.of("-cp", classPath, CassandraNative.class.getName()));
    return Foreground.run(folder, command, Map.of(), List.of("ready"), host, CassandraIT::end);
  }

  private static void end(Program cassandra) throws Exception {
    cassandra.awaitWritten("available: true");
    cassandra.awaitWritten("knows its process: true");
    cassandra.endInput();
  }
}
