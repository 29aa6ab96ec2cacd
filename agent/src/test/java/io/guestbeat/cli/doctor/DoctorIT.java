package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.host.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command doctor of the real jar, on this machine, which is not VMware's. */
@Tag("thorough")
final class DoctorIT {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void offVmwareItSaysSoOnceAndWhatToDo(Path javaHome) throws Exception {
    Command doctor = Command.run(ChildJvm.run(javaHome, Command.line(List.of(), "doctor")));

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.errors()).isEmpty();
    assertThat(doctor.output()).allMatch(line -> line.length() <= 80).contains("This machine");
    assertThat(doctor.text())
        .contains("FAIL machine this is not a VMware virtual machine: DMI")
        .contains("-> run it in a virtual machine of vSphere")
        .contains("FAIL statistics would not work: see machine above")
        .contains("FAIL heartbeat would not work: see machine above")
        .doesNotContain("modprobe")
        .endsWith(
            "Statistics and the heartbeat would not work: this is not a VMware virtual machine")
        .containsOnlyOnce("DMI sys_vendor");
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void withAHostBothWouldWorkAndNoOrderIsGiven(Path javaHome) throws Exception {
    try (Simulator simulator = served()) {
      Command doctor =
          Command.run(ChildJvm.run(javaHome, Command.line(List.of(), "doctor", "--host", host())));

      assertThat(doctor.text()).endsWith("Statistics and the heartbeat would work.");
      assertThat(doctor.exitCode()).isZero();
      assertThat(doctor.errors()).isEmpty();
      assertThat(doctor.text())
          .containsPattern("OK native code can be called: .* loads from /")
          .contains("OK statistics 36 of 36 from GuestRPC ")
          .contains("NOTE heartbeat the host answers");
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
      assertThat(doctor.text())
          .containsPattern("FAIL statistics .*no answer")
          .contains("FAIL heartbeat ");
    }
  }

  @Test
  void noVsocketIsOpenedUnderAnotherHypervisorEvenIfAskedFor() throws Exception {
    Command doctor = Command.of("doctor", "--json", "--host", "vsock");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.output())
        .singleElement()
        .asString()
        .contains("this is not a VMware virtual machine, and elsewhere no vSocket is opened");
  }

  @Test
  void nativeCodeThatIsRefusedIsNamedWithTheRemedy() throws Exception {
    Command doctor =
        Command.with(List.of("-Dos.arch=sparc"), "doctor", "--host", "unix:/no/such/socket");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.errors()).isEmpty();
    assertThat(doctor.text())
        .containsPattern("FAIL native code .*sparc")
        .contains("FAIL statistics would not work: see native code above");
  }

  @Test
  void onAnotherSystemNoRemedyOfLinuxIsGiven() throws Exception {
    Command doctor =
        Command.with(List.of("-Dos.name=Windows Server 2022"), "doctor", "--host", "simulator");

    assertThat(doctor.exitCode()).isZero();
    assertThat(doctor.text())
        .doesNotContain("modprobe", "vSockets", "SELinux", "systemd", "open-vm-tools", "seccomp");
  }

  @Test
  void misuseIsNamed() throws Exception {
    assertThat(Command.of("doctor", "12x").errors().get(0))
        .contains("\"12x\" is not a process number");
    assertThat(Command.of("doctor", "--host", "here").errors().get(0))
        .contains("--host here: is not a host; accepted is auto");
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
}
