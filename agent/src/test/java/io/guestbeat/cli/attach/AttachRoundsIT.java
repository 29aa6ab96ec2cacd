package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guestbeat attached and detached again and again: what is left of it in the JVM. With {@code
 * -Dguestbeat.rounds=1000} it takes a few minutes and says more.
 */
@Tag("slow")
@Tag("slowest")
final class AttachRoundsIT {
  private static final int ROUNDS = Integer.getInteger("guestbeat.rounds");
  private static final int WARM_UP = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void leavesNothingBehindThatGrows(Path javaHome) throws Exception {
    Path socket = folder.resolve("host.sock");
    try (Simulator simulator = Simulator.builder().build();
        Program child = ChildJvm.start(javaHome, quietly(javaHome), Server.class)) {
      simulator.serve(socket);
      child.endWithin(Duration.ofMinutes(1).plusSeconds(ROUNDS));
      child.awaitOutput("serving");
      String options =
          "host=unix:" + socket + ",heartbeat=on,log=error,evidence.dir=" + folder.resolve("ev");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        rounds(child, options, WARM_UP);
        JvmFigures before = JvmFigures.of(child, jmx);
        int rounds = roundsOf(javaHome);
        rounds(child, options, rounds);
        JvmFigures after = JvmFigures.of(child, jmx);

        System.out.printf(
            "%s, %d rounds:%n  before %s%n  after  %s%n", javaHome, rounds, before, after);
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 1);
        assertThat(after.files()).isLessThanOrEqualTo(before.files() + 2);
        assertThat(after.classes()).isLessThanOrEqualTo(before.classes() + 100);
        assertThat(after.metaspaceKb()).isLessThan(before.metaspaceKb() + 2_000);
      }
      assertThat(child.finish()).isZero();
    }
  }

  /** In Java 8 every agent that was ever attached slows down the loading of every class. */
  private static int roundsOf(Path javaHome) {
    return Jdks.version(javaHome) == 8 ? Math.min(ROUNDS, 100) : ROUNDS;
  }

  /** Without the JVM's own warnings at each round, which would fill the pipe that nobody reads. */
  private static List<String> quietly(Path javaHome) {
    List<String> options = new ArrayList<>(List.of("-Xmx64m"));
    if (Jdks.version(javaHome) >= 17) {
      options.add("-XX:+EnableDynamicAgentLoading");
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    return options;
  }

  private static void rounds(Program child, String options, int count) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
    try {
      for (int round = 0; round < count; round++) {
        JmxAccess.loadAgent(machine, options);
        JmxAccess.loadAgent(machine, "detach");
      }
    } finally {
      machine.detach();
    }
  }
}
