package io.guestbeat.consumers;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts tools, and what they need, in a folder that keeps what they write. */
public final class Tool {
  /** Some of what is run fetches packages, or builds images, on a busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Tool() {}

  /** Starts it. */
  public static Program start(Path folder, String name, List<String> command) {
    return builder(folder, name, command).start();
  }

  /** Runs it to its end; what it wrote. Fails if its exit status is another than 0. */
  public static String output(Path folder, String name, List<String> command) {
    return builder(folder, name, command).output();
  }

  private static ProgramBuilder builder(Path folder, String name, List<String> command) {
    return ProgramBuilder.of(command).in(folder).loggedAs(name).withErrorsInOutput().within(LIMIT);
  }
}
