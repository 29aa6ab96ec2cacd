package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.host.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command doctor of the real jar, on this machine, which is not VMware's. */
final class DoctorIT {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.guestbeat.agent.ChildJvm#javaHomes")
  void offVmwareItSaysSoAndWhatToDo(Path javaHome) throws Exception {
    Command doctor = Command.run(ChildJvm.run(javaHome, Command.line(List.of(), "doctor")));

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.errors()).isEmpty();
    assertThat(doctor.output().get(0))
        .startsWith("FAIL  machine")
        .contains("remedy: run it in a virtual machine of vSphere");
    assertThat(doctor.output())
        .last()
        .isEqualTo(
            "Statistics would not work, the heartbeat would not work; first in the way: machine");
    assertThat(lines(doctor))
        .isNotEmpty()
        .allMatch(line -> line.matches("(OK|NOTE|FAIL) .*"))
        .allMatch(line -> line.startsWith("OK") || line.contains("; remedy: "));
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.agent.ChildJvm#javaHomes")
  void withAHostBothWouldWorkAndNoOrderIsGiven(Path javaHome) throws Exception {
    try (Simulator simulator = served()) {
      Command doctor =
          Command.run(ChildJvm.run(javaHome, Command.line(List.of(), "doctor", "--host", host())));

      assertThat(doctor.output())
          .last()
          .isEqualTo("Statistics would work, the heartbeat would work");
      assertThat(doctor.exitCode()).isZero();
      assertThat(doctor.errors()).isEmpty();
      assertThat(doctor.output())
          .anyMatch(line -> line.matches("OK +native code +can be called: .* loads from /.*"))
          .anyMatch(line -> line.matches("OK +statistics +36 of 36 from GuestRPC .*"))
          .anyMatch(line -> line.startsWith("NOTE  heartbeat    the host answers"));
      assertThat(simulator.ha().isEnabled()).isFalse();
      assertThat(simulator.ha().heartbeatCount()).isZero();
    }
  }

  @Test
  void aHostThatNeverAnswersIsNotWaitedForLong() throws Exception {
    try (Simulator simulator = served()) {
      simulator.faults().neverAnswer();

      Command doctor = Command.of("doctor", "--host", host());

      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(doctor.output())
          .anyMatch(line -> line.startsWith("FAIL  statistics") && line.contains("no answer"))
          .anyMatch(line -> line.startsWith("FAIL  heartbeat") && line.contains("no answer"));
    }
  }

  @Test
  void noVsocketIsOpenedUnderAnotherHypervisorEvenIfAskedFor() throws Exception {
    Command doctor = Command.of("doctor", "--host", "vsock");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.output())
        .anyMatch(line -> line.startsWith("FAIL  statistics") && line.contains("no vSocket is"));
  }

  @Test
  void nativeCodeThatIsRefusedIsNamedWithTheRemedy() throws Exception {
    Command doctor =
        Command.with(List.of("-Dos.arch=sparc"), "doctor", "--host", "unix:/no/such/socket");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.errors()).isEmpty();
    assertThat(doctor.output())
        .anyMatch(line -> line.startsWith("FAIL  native code") && line.contains("sparc"))
        .anyMatch(line -> line.startsWith("FAIL  statistics") && line.contains("not asked for"));
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.agent.ChildJvm#javaHomes")
  void aProcessIsLookedAtFromOutside(Path javaHome) throws Exception {
    try (ChildJvm without = ChildJvm.start(javaHome, List.of(), Server.class);
        ChildJvm with = ChildJvm.withAgent(javaHome, "host=simulator", Server.class)) {
      without.awaitOutput("serving");
      with.awaitError("guestbeat: INFO");

      Command healthy = simulated(with);
      Command lacking = simulated(without);

      assertThat(healthy.exitCode()).isZero();
      assertThat(jvmLines(healthy)).first().asString().startsWith("OK").contains("has Guestbeat");
      assertThat(lacking.exitCode()).isZero();
      assertThat(jvmLines(lacking)).first().asString().startsWith("NOTE").contains("attach PID");
      boolean warns = ChildJvm.version(javaHome) >= 24;
      assertThat(jvmLines(healthy)).hasSize(warns ? 2 : 1);
      assertThat(without.finish()).isZero();
      assertThat(without.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xrs", "-XX:+DisableAttachMechanism"})
  void aProcessThatCannotBeAttachedToFails(String option) throws Exception {
    try (ChildJvm child = ChildJvm.start(Command.JAVA_HOME, List.of(option), Server.class)) {
      child.awaitOutput("serving");

      Command doctor = simulated(child);

      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(jvmLines(doctor)).singleElement().asString().startsWith("FAIL").contains(option);
      assertThat(doctor.output()).last().asString().endsWith("; first in the way: JVM");
      assertThat(child.finish()).isZero();
    }
  }

  @Test
  void whatIsNoProcessOrNoJvmFails() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "600").start();
    try {
      Command noJvm = Command.of("doctor", "--host", "simulator", Long.toString(sleeper.pid()));
      Command none = Command.of("doctor", "--host", "simulator", "2147483646");

      assertThat(noJvm.exitCode()).isEqualTo(1);
      assertThat(jvmLines(noJvm).get(0)).contains("is no JVM; remedy: guestbeat list");
      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(jvmLines(none).get(0)).contains("there is no process 2147483646");
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void misuseIsNamed() throws Exception {
    assertThat(Command.of("doctor", "12x").errors().get(0)).contains("\"12x\" is no process");
    assertThat(Command.of("doctor", "--host", "here").errors().get(0))
        .contains("--host here: accepted is auto");
    assertThat(Command.of("doctor", "1", "2").exitCode()).isEqualTo(2);
  }

  private Simulator served() throws Exception {
    Simulator simulator = Simulator.builder().build();
    simulator.serve(folder.resolve("host.sock"));
    return simulator;
  }

  private String host() {
    return "unix:" + folder.resolve("host.sock");
  }

  private static Command simulated(ChildJvm child) throws Exception {
    return Command.of("doctor", "--host", "simulator", Long.toString(child.pid()));
  }

  private static List<String> jvmLines(Command doctor) {
    return doctor.output().stream().filter(line -> line.matches("[A-Z]+ +JVM .*")).toList();
  }

  private static List<String> lines(Command doctor) {
    return doctor.output().subList(0, doctor.output().size() - 1);
  }
}
