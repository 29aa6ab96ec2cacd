package io.guestbeat.cli;

import io.guestbeat.cli.doctor.Diagnosis;
import io.guestbeat.cli.doctor.Doctor;
import io.guestbeat.cli.doctor.Report;
import io.guestbeat.cli.doctor.ReportJson;
import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.ProcessNumber;
import io.guestbeat.cli.watch.Terminal;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code doctor}: checks what would work on this machine, or whether Guestbeat is
 * healthy in a JVM.
 */
@Command(
    name = "doctor",
    description =
        "Checks what would work on this machine, or whether Guestbeat is healthy in "
            + "a JVM, and names remedies.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar doctor",
      "  java -jar guestbeat.jar doctor 4711",
      "  java -jar guestbeat.jar doctor --host vmware",
      "  java -jar guestbeat.jar doctor --json 4711",
      "",
      "It changes nothing: it does not enable monitoring and sends no heartbeat. It",
      "opens no vSocket if the machine is not VMware's. Any user may run it; to check a",
      "JVM, run it as the user of that JVM or as root.",
      "",
      "Exit status without a PID: 0 if statistics and heartbeat would both work; 1 if",
      "not, and the last line says why; 2 for misuse. Exit status with a PID: 0 if",
      "Guestbeat runs in that JVM and is healthy; 1 if it runs and is not healthy; 2",
      "for misuse; 3 if that JVM has no Guestbeat; 4 if the JVM does not answer."
    })
final class DoctorCommand implements Callable<Integer> {
  /** Where the terminal's width is not known, as where there is no terminal. */
  private static final int USUAL_WIDTH = 80;

  @Spec private CommandSpec spec;

  @Mixin private HostOption host;

  @Option(
      names = "--json",
      description = "writes JSON, one line; docs/command-line.md lists its fields")
  private boolean isJson;

  @Option(
      names = {"--no-colour", "--no-color"},
      description = "no colours; also the default if the environment has NO_COLOR")
  private boolean isColourless;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      description = "the process number of a JVM to check")
  private ProcessNumber process;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    OptionalLong pid = process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    if (isJson) {
      Diagnosis diagnosis = Doctor.examine(host.spec(), host::open, pid);
      out.println(ReportJson.of(diagnosis));
      out.flush();
      return diagnosis.status();
    }
    Report report =
        new Report(
            width(),
            !isColourless && Ansi.AUTO.enabled(),
            line -> {
              out.println(line);
              out.flush();
            });
    Diagnosis diagnosis = Doctor.examine(host.spec(), host::open, pid, report);
    report.conclude(diagnosis);
    return diagnosis.status();
  }

  /** The terminal's width; not of one that is not written to. */
  private int width() {
    return Terminal.isThere() ? spec.usageMessage().autoWidth(true).width() : USUAL_WIDTH;
  }
}
