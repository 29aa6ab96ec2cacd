package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.heartbeat.command.RunningCommand;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Settings;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Dead when a command does not end with exit code 0 in time. Its standard input is empty; the last
 * line that it prints goes into the reason; if it is late it is killed with all that it started.
 *
 * <p>A command that cannot be run at all, also for want of file descriptors or processes, and one
 * of which a shell says so (126: it may not be run, 127: it is not there), makes the gate unusable.
 *
 * <p>What the application depends on, a database or another service, should rarely gate: its outage
 * would reset every virtual machine that needs it, and no reset of theirs brings it back. An
 * interrupt ends the check, and the command with it.
 *
 * <p>Newer JDKs (seen on 25, not on 17) log the start of a process, and so initialise
 * java.util.logging where {@code java.util.logging.config.file} is set.
 */
final class CommandGate implements HeartbeatGate {
  static final Key<CommandLine> RUN =
      Key.required(
          "run",
          "a command and its arguments, with \" around those that have blanks",
          "the command, run without a shell",
          CommandLine::parse);
  static final Key<Duration> WITHIN =
      ProbeTime.within("4s", "how soon the command must have ended");
  static final List<Key<?>> KEYS = Key.listOf(RUN, WITHIN);

  /** What shells, env and nohup end with where they cannot run a command: POSIX.1-2017, 2.8.2. */
  private static final int MAY_NOT_BE_RUN = 126;

  private static final int IS_NOT_THERE = 127;

  /** The same of Windows: cmd's, a DLL that is missing, a DLL that does not start. */
  private static final List<Integer> NOT_RUN_BY_WINDOWS =
      Arrays.asList(9009, 0xC0000135, 0xC0000142);

  private CommandLine command;
  private Duration within;

  @Override
  public String name() {
    return "command";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    command = keys.value(RUN);
    within = keys.value(WITHIN);
  }

  @Override
  public Verdict check() throws UnusableGateException, InterruptedException {
    try (RunningCommand running = RunningCommand.start(command, Collections.emptyMap())) {
      OptionalInt exitCode = running.exitCodeWithin(within);
      return exitCode.isPresent()
          ? verdict(exitCode.getAsInt(), running.said())
          : Verdict.dead(command + " did not end in time" + running.said());
    } catch (IOException | OutOfMemoryError e) {
      // The JDK throws the error where the system has no thread left for the process.
      throw new UnusableGateException(command + " cannot be run: " + ReasonText.of(e), e);
    }
  }

  private Verdict verdict(int exitCode, String said) throws UnusableGateException {
    String ended = command + " ended with " + exitCode + said;
    if (exitCode == MAY_NOT_BE_RUN
        || exitCode == IS_NOT_THERE
        || NOT_RUN_BY_WINDOWS.contains(exitCode)) {
      throw new UnusableGateException(ended + ", which means that the command cannot be run");
    }
    return exitCode == 0 ? Verdict.alive() : Verdict.dead(ended);
  }
}
