package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a stop would run no shutdown hook, the operator hears of it at the start. */
@Tag("thorough")
final class StopSignalIT {
  private static final String WARNING = "WARN this JVM does not handle SIGTERM";
  private static final String IGNORED = "WARN this JVM ignores SIGTERM";
  private static final List<String> IGNORING =
      List.of("sh", "-c", "trap '' TERM; exec \"$@\"", "sh");

  @TempDir Path folder;

  static Stream<Arguments> ways() throws Exception {
    List<Arguments> ways = new ArrayList<>();
    for (Path home : Jdks.all().toList()) {
      ways.add(Arguments.of(home, List.of(), List.of("-Xrs"), "on", WARNING));
    }
    Path home = Command.JAVA_HOME;
    ways.addAll(
        List.of(
            Arguments.of(home, List.of(), List.of("-XX:+ReduceSignalUsage"), "dry-run", WARNING),
            Arguments.of(home, List.of("env", "JAVA_TOOL_OPTIONS=-Xrs"), List.of(), "on", WARNING),
            Arguments.of(home, List.of("env", "JDK_JAVA_OPTIONS=-Xrs"), List.of(), "on", WARNING),
            Arguments.of(home, List.of(), List.of("@args"), "on", WARNING),
            Arguments.of(home, List.of(), List.of("-XX:Flags=flags"), "on", WARNING),
            Arguments.of(home, IGNORING, List.of(), "on", IGNORED),
            Arguments.of(home, List.of(), List.of(), "on", ""),
            Arguments.of(home, List.of(), List.of("-Xrs"), "off", ""),
            Arguments.of(home, List.of(), List.of("-Xrs"), "on,on-exit=leave", ""),
            Arguments.of(home, List.of(), List.of("-Xrs", "-XX:-ReduceSignalUsage"), "on", "")));
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void warnsOnceWhereNoHookWouldRun(
      Path javaHome, List<String> behind, List<String> options, String mode, String warning)
      throws Exception {
    Files.writeString(folder.resolve("args"), "-Xrs");
    Files.writeString(folder.resolve("flags"), "+ReduceSignalUsage\n");
    List<String> jvm = new ArrayList<>();
    for (String option : options) {
      jvm.add(option.replace("@", "@" + folder + "/").replace("Flags=", "Flags=" + folder + "/"));
    }
    String agent = "=host=simulator,heartbeat=" + mode + ",evidence.dir=" + folder;
    jvm.add("-javaagent:" + ChildJvm.agentJar() + agent);
    try (Program child = ChildJvm.startBehind(behind, javaHome, jvm, Server.class)) {
      child.awaitOutput("serving");
      child.awaitError(mode.equals("off") ? "statistics and heartbeat from" : "STARTED");
      child.finish();

      List<String> warnings =
          child.errors().stream().filter(line -> line.contains("WARN")).toList();
      if (warning.isEmpty()) {
        assertThat(warnings).isEmpty();
      } else {
        assertThat(warnings).singleElement().asString().contains(warning, "ExecStopPost=");
      }
    }
  }
}
