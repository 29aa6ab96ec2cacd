package io.guestbeat.cli;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.EffectiveUser;
import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.cli.option.ProcessNumber;
import io.guestbeat.cli.top.EvidencePlace;
import io.guestbeat.heartbeat.escalation.budget.ResetClaims;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the resets that are claimed, and withdraws them. */
@Command(
    name = "budget",
    description = "Shows the resets that applications have claimed, and clears them.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar budget 4711",
      "  java -jar guestbeat.jar budget --dir /var/lib/acme/guestbeat --clear",
      "",
      "Run it as the user of the application, or as root. An application whose budget",
      "is spent notices within a few seconds that claims were cleared.",
      "Exit status: 0, or 1 if the folder has no budget file."
    })
final class BudgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      description = "a JVM with Guestbeat, whose folder is read")
  private ProcessNumber process;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "the application's option evidence.dir; default: this user's usual one")
  private Path folder;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "io.guestbeat",
      description = "the domain of the JVM's MBeans (its option jmx.domain); default: io.guestbeat")
  private String domain;

  @Option(names = "--clear", description = "withdraws every claim, so that none counts")
  private boolean isClearing;

  @Override
  public Integer call() throws IOException, AttachException {
    if (process != null && folder != null) {
      throw new ParameterException(spec.commandLine(), "--dir: accepted without a PID only");
    }
    Path chosen = chosen();
    ResetClaims claims = ResetClaims.in(chosen);
    if (!Files.exists(chosen)) {
      return withoutBudget(chosen);
    }
    EffectiveUser owner = user(chosen);
    if (!owner.call(claims::exist)) {
      return withoutBudget(chosen);
    }
    show(owner.call(isClearing ? claims::clear : claims::list), claims.path());
    return 0;
  }

  /** A JVM names its folder, so it is its user who may look there; else who has the folder. */
  private EffectiveUser user(Path chosen) throws IOException {
    Optional<JvmProcess> jvm = process == null ? Optional.empty() : Jvms.find(process.pid());
    return jvm.isPresent() ? EffectiveUser.of(jvm.get()) : EffectiveUser.ownerOf(chosen);
  }

  private Path chosen() throws IOException, AttachException {
    if (process != null) {
      return EvidencePlace.of(process.pid(), domain);
    }
    return folder == null ? EvidenceFolder.usualPath() : folder;
  }

  private void show(List<ResetClaims.Entry> entries, Path file) {
    PrintWriter out = spec.commandLine().getOut();
    for (ResetClaims.Entry entry : entries) {
      out.println(entry.time() + "  " + entry.reason());
    }
    out.println(
        entries.size()
            + (entries.size() == 1 ? " claim" : " claims")
            + (isClearing ? " cleared in " : " in ")
            + file);
    out.flush();
  }

  /** Explains that there is no budget file: it is not there yet, or the folder is another one. */
  private int withoutBudget(Path chosen) {
    if (folder == null) {
      spec.commandLine()
          .getOut()
          .println(
              "0 claims: no reset was claimed yet in "
                  + chosen
                  + "; with a simulated host the budget is in memory only");
    }
    PrintWriter err = spec.commandLine().getErr();
    if (folder != null) {
      err.println(
          "budget: --dir "
              + chosen
              + ": has no budget file named resets; accepted is an application's "
              + "evidence.dir in which a reset was claimed");
    }
    String others =
        BudgetFolder.near(chosen).stream().map(Path::toString).collect(Collectors.joining(", "));
    if (process == null && !others.isEmpty()) {
      err.println("Budget files are in " + others);
    }
    return folder == null ? 0 : GuestbeatCli.FAILED;
  }
}
