package io.guestbeat.heartbeat.command;

import io.guestbeat.machine.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A command while it runs, without a thread of its own: the one thread that uses it reads what it
 * prints, and only as far as it is there, as a child of the command may keep the pipe open for
 * ever.
 *
 * <p>Java's own option variables are left out of its environment: a command that starts Java, such
 * as {@code jcmd}, would otherwise bear the application's agents.
 */
public final class RunningCommand implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 20;

  /** A megabyte at a time, so that a command that only prints is ended in time too. */
  private static final int READS_AT_ONCE = 128;

  private static final String[] JAVA_OPTIONS = {
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
    "OPENJ9_JAVA_OPTIONS",
    "IBM_JAVA_OPTIONS"
  };

  private final Process process;
  private final byte[] buffer = new byte[8192];
  private final LastLine lastLine = new LastLine();

  private RunningCommand(Process process) {
    this.process = process;
  }

  /**
   * Starts it, with nothing on its standard input.
   *
   * @param environment what it has besides the application's environment
   * @throws IOException if it cannot be run
   */
  public static RunningCommand start(CommandLine command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectErrorStream(true);
    for (String option : JAVA_OPTIONS) {
      builder.environment().remove(option);
    }
    builder.environment().putAll(environment);
    Process process = ChildProcess.start(builder);
    process.getOutputStream().close();
    return new RunningCommand(process);
  }

  /** Waits for its end; its exit code, or empty if it has not ended within this time. */
  public OptionalInt exitCodeWithin(Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      readWhatIsThere();
      if (System.nanoTime() - end >= 0) {
        return OptionalInt.empty();
      }
    }
    readWhatIsThere();
    return OptionalInt.of(process.exitValue());
  }

  /** Returns the last line it printed, as the end of a sentence; empty if it printed nothing. */
  public String said() {
    String line = lastLine.text();
    return line.isEmpty() ? "" : ": " + line;
  }

  /** Kills it if it still runs, with all that it started, and gives back its pipes. */
  @Override
  public void close() throws IOException {
    ProcessTree.kill(process);
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  private void readWhatIsThere() throws IOException {
    InputStream output = process.getInputStream();
    for (int reads = 0; reads < READS_AT_ONCE && output.available() > 0; reads++) {
      lastLine.add(buffer, Math.max(0, output.read(buffer)));
    }
  }
}
