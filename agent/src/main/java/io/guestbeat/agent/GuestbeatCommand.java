package io.guestbeat.agent;

import java.util.function.ToIntFunction;

/**
 * The main class of {@code java -jar guestbeat.jar}: starts the command line, whose classes are
 * hidden in the same jar as the agent.
 */
public final class GuestbeatCommand {
  private static final String COMMAND_LINE = "io.guestbeat.cli.GuestbeatCli";

  private GuestbeatCommand() {}

  /** Runs one command, and ends the JVM with its exit status. */
  public static void main(String[] arguments) throws Exception {
    if (!JavaModules.haveManagement()) {
      StandardError.writeLine(JavaModules.NO_MANAGEMENT);
      System.exit(1);
    }
    ClassLoader loader = HiddenClassLoader.ofACommand();
    Thread.currentThread().setContextClassLoader(loader);
    System.exit(commandLine(loader).applyAsInt(arguments));
  }

  /** Returns the command line, under a type that both class loaders know. */
  @SuppressWarnings("unchecked")
  private static ToIntFunction<String[]> commandLine(ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> commandLine = Class.forName(COMMAND_LINE, true, loader);
    return commandLine.asSubclass(ToIntFunction.class).getDeclaredConstructor().newInstance();
  }
}
