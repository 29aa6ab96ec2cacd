package io.guestbeat.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program is started. It gets this process's environment without what that says to a JVM, to
 * Maven or to Guestbeat; it is ended after a minute at the latest, unless it is given more time.
 * Used by one thread.
 */
public final class ProgramBuilder {
  private static final String FOREIGN = "(GUESTBEAT|JAVA|MAVEN)_.*|.*JAVA_OPTIONS";

  private final ProcessBuilder process;
  private Optional<String> log = Optional.empty();
  private Duration limit = Duration.ofMinutes(1);

  private ProgramBuilder(List<String> command) {
    process = new ProcessBuilder(command);
    process.environment().keySet().removeIf(variable -> variable.matches(FOREIGN));
  }

  /** A program and its arguments. */
  public static ProgramBuilder of(String... command) {
    return of(List.of(command));
  }

  /** A program and its arguments. */
  public static ProgramBuilder of(List<String> command) {
    return new ProgramBuilder(new ArrayList<>(command));
  }

  /** The {@code java} of this JDK with these arguments. */
  public static ProgramBuilder java(Path javaHome, Collection<String> arguments) {
    return of(javaHome.resolve("bin/java").toString()).and(arguments);
  }

  /** Adds these arguments. */
  public ProgramBuilder and(Collection<String> arguments) {
    process.command().addAll(arguments);
    return this;
  }

  /** Starts it in this folder, not in this process's. */
  public ProgramBuilder in(Path folder) {
    process.directory(folder.toFile());
    return this;
  }

  /** Sets a variable of its environment. */
  public ProgramBuilder with(String variable, String value) {
    process.environment().put(variable, value);
    return this;
  }

  /** Sets these variables of its environment. */
  public ProgramBuilder with(Map<String, String> variables) {
    process.environment().putAll(variables);
    return this;
  }

  /** Keeps these variables of this process's environment from it. */
  public ProgramBuilder without(String... variables) {
    process.environment().keySet().removeAll(List.of(variables));
    return this;
  }

  /** Puts this folder before those in which it looks for programs. */
  public ProgramBuilder withPath(Path folder) {
    process.environment().merge("PATH", folder + ":", (old, first) -> first + old);
    return this;
  }

  /** Has its errors among its output. */
  public ProgramBuilder withErrorsInOutput() {
    process.redirectErrorStream(true);
    return this;
  }

  /** Keeps what it writes in the folder that it is started in, in files of this name. */
  public ProgramBuilder loggedAs(String name) {
    log = Optional.of(name);
    return this;
  }

  /** Gives it this long to live. */
  public ProgramBuilder within(Duration limit) {
    this.limit = limit;
    return this;
  }

  /** Starts it; nothing is started where what it writes cannot be kept as it is to be. */
  public Program start() {
    try {
      Writer outputCopy = copy(".log");
      Writer errorsCopy = copy(".err.log");
      Process started = process.start();
      return new Program(
          String.join(" ", process.command()),
          started,
          Output.of(started.getInputStream(), outputCopy),
          Output.of(started.getErrorStream(), errorsCopy),
          limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end; what it has written is there then, whatever its exit status. */
  public Program run() {
    try (Program program = start()) {
      program.finish();
      return program;
    }
  }

  /** Runs it to its end, and returns all that it has written; fails unless it exits with 0. */
  public String output() {
    Program program = run();
    if (program.awaitExit() != 0) {
      throw new AssertionError(
          program + " exits with " + program.awaitExit() + ":\n" + program.written());
    }
    return program.written();
  }

  private Writer copy(String ending) throws IOException {
    if (log.isEmpty() || (process.redirectErrorStream() && ending.startsWith(".err"))) {
      return Writer.nullWriter();
    }
    Path folder = Files.createDirectories(process.directory().toPath());
    return Files.newBufferedWriter(folder.resolve(log.get() + ending));
  }
}
