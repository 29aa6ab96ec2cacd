package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One command line in a shell, as an operator types it: in a folder, with {@code guestbeat} as the
 * program that is the real jar, and with its errors among its output. Ended after a minute at the
 * latest. Used by one thread.
 */
final class Shell implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = new ArrayList<>();

  private Shell(Process process) {
    this.process = process;
    reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts it in this folder. */
  static Shell start(Path folder, String commandLine) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", commandLine);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().keySet().removeIf(name -> name.startsWith("GUESTBEAT_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().merge("PATH", launcher() + ":", (old, first) -> first + old);
    Shell shell = new Shell(builder.start());
    CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(shell::close);
    return shell;
  }

  /** Runs it to its end; what it has written, and its exit status as the last line. */
  static List<String> run(Path folder, String commandLine) throws Exception {
    try (Shell shell = start(folder, commandLine)) {
      int exitCode = shell.finish();
      List<String> lines = new ArrayList<>(shell.lines());
      lines.add("exit " + exitCode);
      return lines;
    }
  }

  /** The next line; null at the end. */
  String next() {
    try {
      String line = reader.readLine();
      if (line != null) {
        lines.add(line);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ctrl+C: the signal reaches every program of the line; the shell waits for them. */
  void interrupt() throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-INT"));
    process.descendants().map(ProcessHandle::pid).map(String::valueOf).forEach(kill::add);
    if (kill.size() == 2) {
      // The shell has become its only program.
      kill.add(Long.toString(process.pid()));
    }
    new ProcessBuilder(kill).inheritIO().start().waitFor();
  }

  /** Reads to its end; its exit status. */
  int finish() throws InterruptedException {
    while (next() != null) {}
    return process.waitFor();
  }

  /** All lines so far. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The folder of the program {@code guestbeat}. */
  static Path launcher() throws IOException {
    Path folder = ChildJvm.agentJar().resolveSibling("test-bin");
    Path program = Files.createDirectories(folder).resolve("guestbeat");
    String java = Command.JAVA_HOME.resolve("bin/java").toString();
    String script = "#!/bin/sh\nexec '" + java + "' -jar '" + ChildJvm.agentJar() + "' \"$@\"\n";
    if (!Files.exists(program) || !Files.readString(program).equals(script)) {
      Files.writeString(program, script);
      program.toFile().setExecutable(true);
    }
    return folder;
  }
}
