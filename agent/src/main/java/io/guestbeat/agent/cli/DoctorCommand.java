package io.guestbeat.agent.cli;

import io.guestbeat.agent.doctor.Diagnosis;
import io.guestbeat.agent.doctor.Doctor;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is here and what would work. */
@Command(
    name = "doctor",
    description =
        "Says what is here and what would work, a line each, with the remedy for what is not OK.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar doctor",
      "  java -jar guestbeat.jar doctor 4711",
      "  java -jar guestbeat.jar doctor --host vmware",
      "",
      "It reads and asks, and changes nothing: monitoring is not enabled, no heartbeat",
      "sent, no vSocket opened where the machine is not VMware's. Takes any user.",
      "",
      "Exit status: 0 if statistics and heartbeat would both work and, where a PID is",
      "given, that process has Guestbeat or could be given it; 1 if not, and the last",
      "line says which; 2 for misuse."
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HostOption host;

  private OptionalLong pid = OptionalLong.empty();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      description = "the number of a process to look at too")
  void setPid(String text) {
    pid = OptionalLong.of(TargetProcess.pid(text, spec));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Diagnosis diagnosis =
        Doctor.examine(
            host.spec(),
            host::open,
            pid,
            line -> {
              out.println(line);
              out.flush();
            });
    out.println(diagnosis.conclusion());
    out.flush();
    return diagnosis.isGood() ? 0 : GuestbeatCli.FAILED;
  }
}
