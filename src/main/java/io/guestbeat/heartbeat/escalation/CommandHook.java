package io.guestbeat.heartbeat.escalation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The operator's command, run when the chain fails: it may page someone, or take the machine out of
 * a load balancer. Run without a shell, with nothing to read, and killed when it takes too long.
 *
 * <p>It has the application's environment, and {@code GUESTBEAT_EVENT} ({@code failing}), {@code
 * GUESTBEAT_REASON}, {@code GUESTBEAT_MODE} ({@code on} or {@code dry-run}) and {@code
 * GUESTBEAT_EVIDENCE}: the path of this failure's evidence, empty if there is none. Java's own
 * option variables are left out: a command that starts Java, such as {@code jcmd}, would otherwise
 * bear the application's agents, and beat in its stead.
 */
public final class CommandHook {
  /** How long it may take where nothing is said. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

  private static final int LONGEST_REASON = 4096;
  private static final String[] JAVA_OPTIONS = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  private final List<String> command;
  private final Duration timeLimit;

  /**
   * A hook of this command line, split at blanks except within double quotes.
   *
   * @throws IllegalArgumentException if there is no command in it, or a quote without its match
   */
  public CommandHook(String commandLine, Duration timeLimit) {
    command = CommandWords.of(commandLine);
    if (timeLimit.isZero() || timeLimit.isNegative()) {
      throw new IllegalArgumentException("time limit " + timeLimit + ": accepted is more than 0");
    }
    this.timeLimit = Objects.requireNonNull(timeLimit, "timeLimit");
  }

  /** Runs it to its end, and answers what became of it. */
  HookOutcome run(String reason, boolean dryRun, Optional<Path> evidence) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GUESTBEAT_EVENT", "failing");
    environment.put("GUESTBEAT_REASON", excerptOf(reason));
    environment.put("GUESTBEAT_MODE", dryRun ? "dry-run" : "on");
    environment.put("GUESTBEAT_EVIDENCE", evidence.map(Path::toString).orElse(""));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String option : JAVA_OPTIONS) {
      builder.environment().remove(option);
    }
    builder.environment().putAll(environment);
    return HookRun.of(builder, timeLimit);
  }

  /** The system refuses a variable that has a NUL in it, or that is very long. */
  private static String excerptOf(String reason) {
    String plain = reason.replace('\0', ' ');
    return plain.substring(0, Math.min(LONGEST_REASON, plain.length()));
  }
}
