package io.guestbeat.cli;

import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.OptionValues;
import io.guestbeat.text.OneLine;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** All commands, and what they have in common. */
@Command(
    name = "guestbeat",
    description =
        "Shows what the host does to this virtual machine, and sends a heartbeat to "
            + "vSphere HA.",
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  guestbeat doctor",
      "  guestbeat stats --count 1",
      "  java -jar guestbeat.jar COMMAND --help",
      "",
      "guestbeat is the launcher beside the jar; java -jar guestbeat.jar does the same."
    },
    subcommands = {
      AppMonitorCommand.class,
      AttachCommand.class,
      BudgetCommand.class,
      CompletionCommand.class,
      DetachCommand.class,
      DoctorCommand.class,
      HeartbeatCommand.class,
      HelpCommand.class,
      ListCommand.class,
      ReportCommand.class,
      ResumeCommand.class,
      SimulateCommand.class,
      StartCommand.class,
      StatsCommand.class,
      StopCommand.class,
      SuspendCommand.class,
      TopCommand.class
    })
public final class GuestbeatCli implements ToIntFunction<String[]>, Runnable {
  /** Exit status where a command could not do what it was asked for. */
  static final int FAILED = 1;

  private static final String RETRY = "; for a simulated host: --host simulator";
  private static final List<String> RUNNING_ON = Arrays.asList("heartbeat", "simulate");

  @Spec private CommandSpec spec;

  /** Called by reflection. */
  public GuestbeatCli() {}

  /** Runs the command that these words are; its exit status: 0, 1 if it failed, 2 if misused. */
  @Override
  public int applyAsInt(String[] arguments) {
    CommandLine commandLine = new CommandLine(this);
    OptionValues.register(commandLine);
    commandLine.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          String message = failed.getCommandName() + ": " + messageOf(failure);
          failed.getErr().println(isForWantOfVmware(message, failed) ? message + RETRY : message);
          return FAILED;
        });
    commandLine.setParameterExceptionHandler((misuse, words) -> explain(misuse, words));
    commandLine.getSubcommands().values().forEach(GuestbeatCli::addHelp);
    addHelp(commandLine);
    commandLine.setOut(HarmlessWriter.over(commandLine.getOut()));
    commandLine.setErr(HarmlessWriter.over(commandLine.getErr()));
    return wholly(commandLine, commandLine.execute(arguments));
  }

  /** Returns the status, or a failure if output was lost; commands that go on ignore that. */
  private static int wholly(CommandLine commandLine, int status) {
    boolean isDone = status == 0 && !RUNNING_ON.contains(nameIn(commandLine.getParseResult()));
    if (isDone && System.out.checkError()) {
      commandLine.getErr().println("guestbeat: standard output cannot be written");
      return FAILED;
    }
    return status;
  }

  private static String nameIn(ParseResult words) {
    return words != null && words.hasSubcommand() ? words.subcommand().commandSpec().name() : "";
  }

  /** Shows the help: without a command there is nothing else to do. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /**
   * Names what was wrong, and where it says what is accepted: the whole help would hide the error.
   */
  private static int explain(ParameterException misuse, String... words) {
    CommandLine misused = misuse.getCommandLine();
    String name = misused.getCommandSpec().qualifiedName();
    misused.getErr().println(UnknownWord.explain(misuse, Arrays.asList(words)));
    boolean isHelp = misused.getCommand() instanceof HelpCommand;
    misused.getErr().println("Try '" + name + (isHelp ? "" : " --help") + "'.");
    return misused.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static boolean isForWantOfVmware(String message, CommandLine failed) {
    return message.contains("not a VMware virtual machine")
        && failed.getCommandSpec().mixins().values().stream()
            .map(CommandSpec::userObject)
            .anyMatch(mixin -> mixin instanceof HostOption && ((HostOption) mixin).canNeverBe());
  }

  private static void addHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getCommandSpec().versionProvider(new Version());
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
  }

  private static String messageOf(Exception failure) {
    return OneLine.ofMessage(
        failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }
}
