package io.guestbeat.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An example in a JVM of its own, its errors among its output. Used by one thread. */
final class Sample implements AutoCloseable {
  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = new ArrayList<>();

  private Sample(Process process) {
    this.process = process;
    reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  static Sample start(Class<?> example, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"), example.getName());
    Collections.addAll(command, arguments);
    return new Sample(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads up to the next line that has this text. */
  String await(String text) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("no line with \"" + text + "\" in " + lines);
  }

  /** Ctrl+C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
  }

  void answer(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Reads to its end; its exit status. */
  int finish() throws IOException, InterruptedException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return process.waitFor();
  }

  /** All lines so far. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
