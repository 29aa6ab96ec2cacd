package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command doctor of the real jar, asked about the JVM of an application. */
@Tag("thorough")
final class DoctorJvmIT {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void aHealthyJvmIsAskedOverItsMBeans(Path javaHome) throws Exception {
    try (Program jvm =
        ChildJvm.withAgent(
            javaHome, "host=simulator,heartbeat=on,jmx.domain=acme" + evidence(), Server.class)) {
      jvm.awaitError("STARTED");

      Command doctor = Command.of("doctor", Long.toString(jvm.pid()));
      Command json = Command.of("doctor", "--json", Long.toString(jvm.pid()));

      assertThat(doctor.text())
          .containsPattern("OK process process \\d+ \\(example.Server\\) has Guestbeat")
          .contains("OK statistics available, from GuestRPC over simulator")
          .containsPattern("OK heartbeat mode on, alive, every 10s, sent \\d+, withheld 0")
          .contains("OK gates open: deadlock")
          .contains("OK alarms none")
          .doesNotContain("FAIL", "This machine")
          .endsWith(": Guestbeat is healthy.");
      assertThat(doctor.output()).allMatch(line -> line.length() <= 80);
      assertThat(doctor.exitCode()).isZero();
      assertThat(json.exitCode()).isZero();
      assertThat(json.output())
          .singleElement()
          .asString()
          .startsWith("{\"version\":1,\"status\":0,\"conclusion\":\"Process ")
          .contains("\"available\":true", "\"heartbeatMode\":\"on\"")
          .contains("\"heartbeatPhase\":\"ALIVE\"", "\"reduceSignalUsage\":false")
          .contains("\"privateTmp\":false", "\"lastError\":null", "\"alarms\":[]")
          .contains("\"gates\":[{\"name\":\"deadlock\",\"open\":true,\"usable\":true,");
    }
  }

  @Test
  void aJvmWithoutStatisticsIsUnhealthyAndThisMachineIsExaminedToo() throws Exception {
    try (Program jvm =
        ChildJvm.withAgent(Command.JAVA_HOME, "host=unix:/no.sock" + evidence(), Server.class)) {
      jvm.awaitOutput("serving");

      Command doctor = Command.of("doctor", Long.toString(jvm.pid()));

      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(doctor.text())
          .contains("FAIL statistics no statistics: ", "This machine", "FAIL machine")
          .containsPattern("Process \\d+: Guestbeat is not healthy: no statistics: [^\\n]*$");
    }
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void aJvmWithoutGuestbeatIsNotAttachedTo(Path javaHome) throws Exception {
    try (Program jvm = ChildJvm.start(javaHome, List.of(), Server.class)) {
      jvm.awaitOutput("serving");

      Command doctor = simulated(jvm);

      assertThat(doctor.exitCode()).isEqualTo(3);
      assertThat(doctor.text())
          .contains("has no Guestbeat -> guestbeat attach ")
          .containsPattern("Process \\d+ has no Guestbeat: guestbeat attach \\d+ starts it$");
      assertThat(jvm.finish()).isZero();
      assertThat(jvm.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xrs", "-XX:+DisableAttachMechanism"})
  void aJvmThatCannotBeAttachedToSaysWhy(String option) throws Exception {
    try (Program jvm = ChildJvm.start(Command.JAVA_HOME, List.of(option), Server.class)) {
      jvm.awaitOutput("serving");

      Command doctor = simulated(jvm);

      assertThat(doctor.exitCode()).isEqualTo(3);
      assertThat(doctor.text()).containsPattern("FAIL process .*" + Pattern.quote(option));
      assertThat(doctor.text()).endsWith(" has no Guestbeat: it cannot be attached either");
      assertThat(jvm.finish()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xrs", "-XX:+ReduceSignalUsage"})
  void aJvmThatHandlesNoSignalsIsNotAttachedToAndLivesOn(String option) throws Exception {
    try (Program jvm = agentWith(option)) {
      jvm.awaitOutput("serving");
      jvm.awaitError("INFO");

      Command doctor = Command.of("doctor", Long.toString(jvm.pid()));

      assertThat(doctor.exitCode()).isEqualTo(4);
      assertThat(doctor.text())
          .contains("NOTE signals -Xrs (the flag ReduceSignalUsage) is on: SIGTERM ends the JVM")
          .contains("-> start it without -Xrs; until then call the MBean's stopHeartbeat")
          .contains("cannot be asked: it runs with -Xrs");
      assertThat(jvm.finish()).isZero();
    }
  }

  @Test
  void aJvmThatRefusedItsOptionsIsToldFromOneWithoutGuestbeat() throws Exception {
    String agent = "-javaagent:" + ChildJvm.agentJar() + "=host=simulator,gates=dedlock";
    List<String> options = List.of("-Dguestbeat.heartbeet=on", agent);
    try (Program jvm = ChildJvm.start(Command.JAVA_HOME, options, Server.class)) {
      jvm.awaitOutput("serving");
      jvm.awaitError("not started");

      Command doctor = simulated(jvm);

      assertThat(doctor.exitCode()).isEqualTo(3);
      assertThat(doctor.text())
          .contains(
              "was started with Guestbeat, but Guestbeat does not run there: it refused "
                  + "its options: ")
          .contains("there is no gate dedlock; did you mean deadlock?")
          .contains("no such option; did you mean heartbeat?")
          .contains("-> correct the options and restart it")
          .doesNotContain("-> guestbeat attach");
    }
  }

  @Test
  void aJvmWhoseHeartbeatIsStoppedIsToldHowToStartIt() throws Exception {
    try (Program jvm =
        ChildJvm.withAgent(
            Command.JAVA_HOME, "host=simulator,heartbeat=on" + evidence(), Server.class)) {
      jvm.awaitError("STARTED");
      String pid = Long.toString(jvm.pid());
      assertThat(Command.of("stop", pid).exitCode()).isZero();

      Command doctor = Command.of("doctor", pid);

      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(doctor.text())
          .contains("FAIL heartbeat no heartbeat is sent: it was stopped")
          .contains("-> guestbeat start " + pid);
    }
  }

  @Test
  void offVmwareAJvmGivesTheReasonOnce() throws Exception {
    try (Program jvm =
        ChildJvm.withAgent(Command.JAVA_HOME, "heartbeat=on" + evidence(), Server.class)) {
      jvm.awaitOutput("serving");
      jvm.awaitError("heartbeat FAILED");

      Command doctor = Command.of("doctor", Long.toString(jvm.pid()));

      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(doctor.text()).containsOnlyOnce("sys_vendor");
    }
  }

  @Test
  void aJavaWithoutManagementGetsItsSentence() throws Exception {
    Path image = folder.resolve("image");
    assertThat(
            Shell.run(
                folder,
                Command.JAVA_HOME
                    + "/bin/jlink --add-modules java.base,java.instrument --output "
                    + image))
        .containsExactly("exit 0");
    try (Program jvm =
        ChildJvm.withAgent(image, "host=simulator,heartbeat=on" + evidence(), Patient.class)) {
      jvm.awaitError("not started");

      Command doctor = simulated(jvm);

      assertThat(doctor.exitCode()).isEqualTo(3);
      assertThat(doctor.text())
          .contains("its Java has no module java.management -> build its image with jlink")
          .endsWith("has no Guestbeat: its Java has no module java.management");
    }
  }

  @Test
  void aJvmThatIsStoppedIsNotWaitedFor() throws Exception {
    try (Program jvm = agentWith("-Xmx64m")) {
      jvm.awaitOutput("serving");
      jvm.signal("STOP");
      Wait.until(() -> stat(jvm).contains(") T "), () -> stat(jvm));

      Command doctor = Command.of("doctor", Long.toString(jvm.pid()));

      assertThat(doctor.exitCode()).isEqualTo(4);
      assertThat(doctor.text())
          .containsPattern("is stopped, by SIGSTOP or a debugger -> continue it: kill -CONT \\d+");
      jvm.signal("CONT");
      assertThat(jvm.finish()).isZero();
    }
  }

  @Test
  void whatIsNoProcessOrNoJvmCannotBeAsked() throws Exception {
    try (Program sleeper = ProgramBuilder.of("sleep", "600").start()) {
      Command noJvm = Command.of("doctor", Long.toString(sleeper.pid()));
      Command none = Command.of("doctor", "2147483646");

      assertThat(noJvm.exitCode()).isEqualTo(4);
      assertThat(noJvm.text())
          .contains("is not a JVM -> guestbeat list")
          .doesNotContain("This machine");
      assertThat(none.exitCode()).isEqualTo(4);
      assertThat(none.text()).contains("there is no process 2147483646 -> guestbeat list");
    }
  }

  private Program agentWith(String option) {
    return ChildJvm.start(
        Command.JAVA_HOME,
        List.of(option, "-javaagent:" + ChildJvm.agentJar() + "=host=simulator" + evidence()),
        Server.class);
  }

  private String evidence() {
    return ",evidence.dir=" + folder;
  }

  private static String stat(Program jvm) {
    try {
      return Files.readString(Path.of("/proc/" + jvm.pid() + "/stat"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Command simulated(Program child) throws Exception {
    return Command.of("doctor", "--host", "simulator", Long.toString(child.pid()));
  }
}
