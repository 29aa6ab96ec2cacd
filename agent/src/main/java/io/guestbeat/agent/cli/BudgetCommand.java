package io.guestbeat.agent.cli;

import io.guestbeat.heartbeat.escalation.EvidenceFolder;
import io.guestbeat.heartbeat.escalation.ResetClaims;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the resets that are claimed, and withdraws them. */
@Command(
    name = "budget",
    description = "Shows the resets that applications have claimed, and clears them.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar budget",
      "  java -jar guestbeat.jar budget --dir /var/lib/acme/guestbeat --clear",
      "",
      "Run it as the user of the application. One whose budget is spent notices",
      "within a few seconds that claims were cleared."
    })
final class BudgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "the application's option evidence.dir; default: this user's usual one")
  private Path folder;

  @Option(names = "--clear", description = "withdraws every claim, so that none counts")
  private boolean isClearing;

  @Override
  public Integer call() throws IOException {
    ResetClaims claims = ResetClaims.in(folder == null ? EvidenceFolder.usualPath() : folder);
    List<ResetClaims.Entry> entries = isClearing ? claims.clear() : claims.list();
    PrintWriter out = spec.commandLine().getOut();
    for (ResetClaims.Entry entry : entries) {
      out.println(entry.time() + "  " + entry.reason());
    }
    out.println(
        entries.size()
            + (entries.size() == 1 ? " claim" : " claims")
            + (isClearing ? " cleared in " : " in ")
            + claims.path());
    out.flush();
    return 0;
  }
}
