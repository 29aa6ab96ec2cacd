package io.guestbeat.heartbeat.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The environment variables that Guestbeat sets for an operator's command. An application that the
 * command starts inherits them, with an agent for which they are no options.
 */
public final class CommandVariables {
  /** What has happened: {@code failing}, or {@code reset} where a simulated cluster resets. */
  public static final String EVENT = "GUESTBEAT_EVENT";

  /** Why the application is taken for dead. */
  public static final String REASON = "GUESTBEAT_REASON";

  /** {@code on}, {@code dry-run}, {@code presence} or {@code waiting}. */
  public static final String MODE = "GUESTBEAT_MODE";

  /** The path of the evidence, or empty. */
  public static final String EVIDENCE = "GUESTBEAT_EVIDENCE";

  /** All of them. */
  public static final List<String> ALL =
      Collections.unmodifiableList(Arrays.asList(EVENT, REASON, MODE, EVIDENCE));

  private CommandVariables() {}
}
