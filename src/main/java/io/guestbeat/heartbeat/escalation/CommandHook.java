package io.guestbeat.heartbeat.escalation;

import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.heartbeat.command.CommandVariables;
import io.guestbeat.heartbeat.command.RunningCommand;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The operator's command, run when the chain fails: it may page someone, or take the machine out of
 * a load balancer. Run without a shell, with nothing to read, and killed when it takes too long.
 *
 * <p>It has the application's environment, and {@code GUESTBEAT_EVENT} ({@code failing}), {@code
 * GUESTBEAT_REASON}, {@code GUESTBEAT_MODE} ({@code on}, {@code dry-run}, {@code presence}, or
 * {@code waiting} if another process sends the heartbeat) and {@code GUESTBEAT_EVIDENCE}: the path
 * of this failure's evidence, empty if there is none. Java's own option variables are left out: a
 * command that starts Java, such as {@code jcmd}, would otherwise bear the application's agents,
 * and beat in its stead.
 */
public final class CommandHook {
  /** How long it may take where nothing is said. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

  private static final int LONGEST_REASON = 4096;

  private final CommandLine command;
  private final Duration timeLimit;

  /**
   * A hook of this command line, split at blanks except within double quotes.
   *
   * @throws IllegalArgumentException if there is no command in it, or a quote without its match
   */
  public CommandHook(String commandLine, Duration timeLimit) {
    command = CommandLine.parse(commandLine);
    if (timeLimit.isZero() || timeLimit.isNegative()) {
      throw new IllegalArgumentException("time limit " + timeLimit + ": accepted is more than 0");
    }
    this.timeLimit = Objects.requireNonNull(timeLimit, "timeLimit");
  }

  /** Runs it to its end; returns how it ended, and the last line that it printed. */
  String run(String reason, String mode, Optional<Path> evidence) {
    Map<String, String> environment = new HashMap<>();
    environment.put(CommandVariables.EVENT, "failing");
    environment.put(CommandVariables.REASON, excerptOf(reason));
    environment.put(CommandVariables.MODE, mode);
    environment.put(CommandVariables.EVIDENCE, evidence.map(Path::toString).orElse(""));
    try (RunningCommand running = RunningCommand.start(command, environment)) {
      OptionalInt status = running.exitCodeWithin(timeLimit);
      return status.isPresent()
          ? "ended with status " + status.getAsInt() + running.said()
          : "was killed after " + DurationText.of(timeLimit) + running.said();
    } catch (IOException e) {
      return "could not be run: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was killed as Guestbeat ends";
    }
  }

  /** The system refuses a variable that is very long, and scripts read it as one line. */
  private static String excerptOf(String reason) {
    return OneLine.of(reason, LONGEST_REASON);
  }
}
