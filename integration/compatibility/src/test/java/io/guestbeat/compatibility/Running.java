package io.guestbeat.compatibility;

import io.guestbeat.agent.Wait;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A program that was started, with all that it starts; what it writes goes to files. Closing ends
 * it. Used by one thread.
 */
final class Running implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path output;
  private final Path errors;

  private Running(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** Starts it in this folder, with these additions to the environment. */
  static Running start(
      Path folder, String name, List<String> command, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(folder);
    Path output = folder.resolve(name + ".out.log");
    Path errors = folder.resolve(name + ".err.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeIf(Running::concernsJava);
    builder.environment().putAll(environment);
    return new Running(builder.start(), output, errors);
  }

  /** Runs it to its end. */
  static Running toItsEnd(
      Path folder, String name, List<String> command, Map<String, String> environment)
      throws Exception {
    Running running = start(folder, name, command, environment);
    running.process.getOutputStream().close();
    running.awaitExit();
    return running;
  }

  /** The JVM: the program itself, or what its start script has started. */
  ProcessHandle jvm() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(Running::isJava)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no JVM below " + process.info()));
  }

  /** Waits until it has written this, to its output or its errors. */
  void awaitWritten(String text) {
    await(() -> output().contains(text) || errors().contains(text), text);
  }

  /** Waits for this text in a file that it writes. */
  void awaitText(Path file, String text) {
    await(() -> text(file).contains(text), text);
  }

  private void await(BooleanSupplier condition, String text) {
    Wait.until(
        () -> {
          if (!process.isAlive() && !condition.getAsBoolean()) {
            throw new AssertionError("it has ended:\n" + output() + errors());
          }
          return condition.getAsBoolean();
        },
        () -> "no \"" + text + "\":\n" + output() + errors());
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** As {@code kill}, {@code systemctl stop} and the servers' own scripts do. */
  void terminate() {
    jvm().destroy();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + process.info());
    }
    return process.exitValue();
  }

  String output() {
    return text(output);
  }

  String errors() {
    return text(errors);
  }

  Path outputFile() {
    return output;
  }

  Path errorFile() {
    return errors;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What is in the file by now. */
  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isJava(ProcessHandle handle) {
    return handle
        .info()
        .command()
        .filter(name -> name.endsWith(File.separator + "java"))
        .isPresent();
  }

  private static boolean concernsJava(String variable) {
    return variable.startsWith("GUESTBEAT_")
        || variable.endsWith("JAVA_OPTIONS")
        || variable.startsWith("JAVA_")
        || variable.startsWith("MAVEN_");
  }
}
