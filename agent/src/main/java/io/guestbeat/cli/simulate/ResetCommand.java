package io.guestbeat.cli.simulate;

import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.heartbeat.command.CommandVariables;
import io.guestbeat.heartbeat.command.RunningCommand;
import io.guestbeat.text.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.OptionalInt;

/**
 * The operator's command that does to the guests what a reset would. Run without a shell, with
 * {@code GUESTBEAT_EVENT=reset} in its environment, and killed when it takes too long.
 */
final class ResetCommand {
  static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  private final CommandLine command;

  ResetCommand(CommandLine command) {
    this.command = command;
  }

  /** Runs it to its end; what became of it. */
  String run() {
    try (RunningCommand running =
        RunningCommand.start(command, Collections.singletonMap(CommandVariables.EVENT, "reset"))) {
      OptionalInt status = running.exitCodeWithin(TIME_LIMIT);
      return status.isPresent()
          ? "ended with status " + status.getAsInt() + running.said()
          : "was killed after " + DurationText.of(TIME_LIMIT) + running.said();
    } catch (IOException e) {
      return "could not be run: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was killed as the simulation ends";
    }
  }
}
