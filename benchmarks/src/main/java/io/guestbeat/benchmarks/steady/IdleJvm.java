package io.guestbeat.benchmarks.steady;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs {@link Idle}, and what it has cost so far. Used by one thread. */
final class IdleJvm implements AutoCloseable {
  /** Linux counts processor time in these, whatever its own tick. */
  private static final Duration CLOCK_TICK = Duration.ofMillis(10);

  /** Behind the name in parentheses: the state, eleven numbers, then user and system time. */
  private static final int USER_TIME = 11;

  private final Process process;
  private final BufferedReader out;

  private IdleJvm(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one with these options, and waits until it runs. */
  static IdleJvm start(Path javaHome, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(Idle.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("GUESTBEAT_"));
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    IdleJvm jvm = new IdleJvm(builder.start());
    jvm.awaitLine("ready");
    return jvm;
  }

  /** The processor time of all its threads. */
  Duration cpu() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return CLOCK_TICK.multipliedBy(
        Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]));
  }

  /** The bytes that the threads of the agent have allocated. */
  long allocated() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return Long.parseLong(awaitLine("allocated "));
  }

  /** Ends it, and waits: its last word is to a host that must be there still. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    while (out.readLine() != null) {
      // It ends with its input, and its output with it.
    }
  }

  /** What follows this in its line. */
  private String awaitLine(String begin) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the application did not run as it should");
    }
    return line.substring(begin.length());
  }
}
