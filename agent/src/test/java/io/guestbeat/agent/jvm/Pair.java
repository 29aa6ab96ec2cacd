package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same JVM without the agent and with it: what they do must be the same. Used by one thread.
 */
final class Pair {
  private final Path javaHome;
  private final List<String> jvmOptions = new ArrayList<>();
  private final Class<?> application;

  Pair(Path javaHome, List<String> jvmOptions, Class<?> application) {
    this.javaHome = javaHome;
    if (Jdks.version(javaHome) >= 24) {
      // Else the JDK has a warning for whoever loads native code.
      this.jvmOptions.add("--enable-native-access=ALL-UNNAMED");
    }
    this.jvmOptions.addAll(jvmOptions);
    this.application = application;
  }

  /**
   * Requires the same output, the same errors and the same exit status.
   *
   * @param awaited what of Guestbeat's lines to wait for before the end, or empty
   * @return Guestbeat's own lines
   */
  List<String> assertSame(String agentOptions, String awaited) throws Exception {
    List<String> withAgent = new ArrayList<>(jvmOptions);
    withAgent.add("-javaagent:" + ChildJvm.agentJar() + "=" + agentOptions);
    try (Program alone = ChildJvm.start(javaHome, jvmOptions, application);
        Program watched = ChildJvm.start(javaHome, withAgent, application)) {
      if (!awaited.isEmpty()) {
        watched.awaitError(awaited);
      }
      int status = alone.finish();

      assertThat(watched.finish()).describedAs("%s", watched.errors()).isEqualTo(status);
      assertThat(untimed(watched.output()))
          .filteredOn(line -> !line.contains("io.guestbeat"))
          .isEqualTo(untimed(alone.output()));
      assertThat(untimed(watched.errors()))
          .filteredOn(line -> !isOurs(line))
          .isEqualTo(untimed(alone.errors()));
      return watched.errors().stream().filter(Pair::isOurs).toList();
    }
  }

  /** The JVM's own warnings begin with the seconds since its start. */
  private static List<String> untimed(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^\\[[0-9.]+s]", "")).toList();
  }

  private static boolean isOurs(String line) {
    return line.contains(" guestbeat: ");
  }
}
