package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.heartbeat.command.RunningCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Dead when a command does not end with exit code 0 in time. Its standard input is empty; the last
 * line that it prints goes into the reason; if it is late it is killed with all that it started.
 *
 * <p>What the application depends on, a database or another service, should rarely gate: its outage
 * would reset every virtual machine that needs it, and no reset of theirs brings it back. An
 * interrupt ends the check, and the command with it.
 *
 * <p>Newer JDKs (seen on 25, not on 17) log the start of a process, and so initialise
 * java.util.logging where {@code java.util.logging.config.file} is set.
 */
final class CommandGate implements HeartbeatGate {
  static final GateKey<CommandLine> RUN =
      GateKey.required(
          "run",
          "a command and its arguments, with \" around those that have blanks",
          "the command, run without a shell",
          CommandLine::parse);
  static final GateKey<Duration> WITHIN =
      KeyValues.within("4s", "how soon the command must have ended");
  static final List<GateKey<?>> KEYS = KeyValues.keys(RUN, WITHIN);

  private CommandLine command;
  private Duration within;

  @Override
  public String name() {
    return "command";
  }

  @Override
  public void configure(Map<String, String> given) {
    GateKeys keys = GateKeys.of(KEYS, given);
    command = keys.value(RUN);
    within = keys.value(WITHIN);
  }

  @Override
  public Verdict check() throws IOException, InterruptedException {
    try (RunningCommand running = RunningCommand.start(command, Collections.emptyMap())) {
      OptionalInt exitCode = running.exitCodeWithin(within);
      if (!exitCode.isPresent()) {
        return Verdict.dead(command + " did not end in time" + running.said());
      }
      return exitCode.getAsInt() == 0
          ? Verdict.alive()
          : Verdict.dead(command + " ended with " + exitCode.getAsInt() + running.said());
    }
  }
}
