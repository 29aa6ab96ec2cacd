package io.guestbeat.cli;

import static java.util.stream.Collectors.toList;

import io.guestbeat.cli.SimultaneousOrder.Outcome;
import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.cli.attach.OwnCommand;
import io.guestbeat.cli.option.ProcessNumber;
import io.guestbeat.cli.top.HeartbeatOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The JVMs whose heartbeats a command changes: one, or all that run Guestbeat. */
final class TargetJvms {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  /** Null is all. */
  private ProcessNumber process;

  private List<Long> failed = Collections.emptyList();

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "io.guestbeat",
      description = "the domain of its MBeans (its option jmx.domain); default: io.guestbeat")
  private String domain;

  @Parameters(
      index = "0",
      paramLabel = "PID|all",
      description = "a process that has Guestbeat, or all JVMs that this user may reach")
  void setTarget(String text) {
    try {
      process = text.equals("all") ? null : ProcessNumber.of(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** Sends the order to all targets at the same time and returns the exit status. */
  int order(HeartbeatOrder order) throws IOException, InterruptedException {
    List<Long> pids = pids();
    PrintWriter err = command.commandLine().getErr();
    if (pids.isEmpty()) {
      err.println(command.name() + ": no JVM that this user may reach has Guestbeat");
      return GuestbeatCli.FAILED;
    }
    failed = new ArrayList<>();
    new SimultaneousOrder(each -> carryOut(order, each), PATIENCE).give(pids, this::report);
    return failed.isEmpty() ? 0 : GuestbeatCli.FAILED;
  }

  private String carryOut(HeartbeatOrder order, long pid) throws Exception {
    return process == null && isOfAnotherUser(pid)
        ? new OwnCommand(wordsFor(pid)).run()
        : order.carryOut(pid, domain);
  }

  /**
   * Returns whether root asks, and another user runs the process. Root acts with that user's rights
   * then, so the user can end the process that acts.
   */
  private static boolean isOfAnotherUser(long pid) throws IOException {
    Optional<JvmProcess> process = Jvms.find(pid);
    return process.isPresent() && JvmProcess.isOfRoot() && process.get().effectiveUser() != 0;
  }

  /** This command for one process, with the same options. */
  private List<String> wordsFor(long pid) {
    List<String> words = new ArrayList<>();
    words.add(command.name());
    words.add(Long.toString(pid));
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      words.add(option.longestName());
      words.addAll(option.originalStringValues());
    }
    return words;
  }

  private void report(Outcome outcome) {
    if (outcome.isDone) {
      command.commandLine().getOut().println(outcome);
    } else {
      failed.add(outcome.pid);
      command.commandLine().getErr().println(command.name() + ": " + outcome);
    }
  }

  /** Returns the processes that did not carry out the last order. */
  List<Long> failed() {
    return failed;
  }

  private List<Long> pids() throws IOException {
    if (process != null) {
      return Collections.singletonList(process.pid());
    }
    if (!Jvms.canBeListed()) {
      throw new IllegalStateException("all: accepted on Linux only; elsewhere name each PID");
    }
    return Jvms.list().stream()
        .filter(JvmProcess::hasGuestbeat)
        .map(JvmProcess::pid)
        .collect(toList());
  }
}
