package io.guestbeat.agent.cli;

import io.guestbeat.agent.attach.JvmProcess;
import io.guestbeat.agent.attach.Jvms;
import io.guestbeat.agent.top.HeartbeatOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The JVMs whose heartbeats a command changes: one, or all that run Guestbeat. */
final class BrakeTargets {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  /** Null is all. */
  private Long pid;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "io.guestbeat",
      description = "the domain of its MBeans (its option jmx.domain); default: io.guestbeat")
  private String domain;

  @Parameters(
      index = "0",
      paramLabel = "PID|all",
      description = "a process that has Guestbeat, or all that this user may reach")
  void setTarget(String text) {
    pid = text.equals("all") ? null : TargetProcess.pid(text, command);
  }

  /** Has each carry it out, whatever becomes of the others; the exit status. */
  int order(HeartbeatOrder order, String done) throws IOException, InterruptedException {
    List<Long> pids = pids();
    PrintWriter err = command.commandLine().getErr();
    if (pids.isEmpty()) {
      err.println(command.name() + ": no JVM that this user may reach has Guestbeat");
      return GuestbeatCli.FAILED;
    }
    int status = 0;
    for (long each : pids) {
      String failure = failure(each, order);
      if (failure == null) {
        command.commandLine().getOut().println("process " + each + ": " + done);
      } else {
        err.println(command.name() + ": process " + each + ": " + failure);
        status = GuestbeatCli.FAILED;
      }
    }
    if (status != 0) {
      err.println(
          "On Linux root suspends the gates of every JVM without JMX:"
              + " install -d -m 755 /run/guestbeat && echo REASON > /run/guestbeat/suspend");
    }
    return status;
  }

  private List<Long> pids() throws IOException {
    if (pid != null) {
      return Collections.singletonList(pid);
    }
    if (!Jvms.canBeListed()) {
      throw new IllegalStateException("all: accepted on Linux only; elsewhere name each PID");
    }
    return Jvms.list().stream()
        .filter(JvmProcess::hasGuestbeat)
        .map(JvmProcess::pid)
        .collect(Collectors.toList());
  }

  /** Why it did not; null if it did. A JVM that stands still keeps the others waiting no longer. */
  private String failure(long each, HeartbeatOrder order) throws InterruptedException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              order.carryOut(each, domain);
              return null;
            });
    Thread thread = new Thread(task, "guestbeat-order");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(PATIENCE.toMillis() / 1000, TimeUnit.SECONDS);
      return null;
    } catch (TimeoutException e) {
      return "no answer within " + PATIENCE.toMillis() / 1000 + " s";
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
  }
}
