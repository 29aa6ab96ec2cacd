package io.guestbeat.conformance;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process of a test, spoken to by lines, that must end well. */
final class GuestProcess implements AutoCloseable {
  private static final Duration LIMIT =
      Duration.ofSeconds(Integer.getInteger("guestbeat.process.limit", 60));

  private final Program program;

  private GuestProcess(Program program) {
    this.program = program;
  }

  static GuestProcess start(ProgramBuilder builder) {
    return new GuestProcess(builder.within(LIMIT).start());
  }

  /** The next line that it prints. */
  String line() {
    String line = program.nextLine();
    if (line == null) {
      throw failure("ended early");
    }
    return line;
  }

  /** Gives it an empty line to read. */
  void nudge() {
    program.send("");
  }

  /** All that it still prints until it ends well. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    for (String line = program.nextLine(); line != null; line = program.nextLine()) {
      rest.add(line);
    }
    int status = program.awaitExit();
    if (status != 0) {
      throw failure("ended with status " + status);
    }
    return rest;
  }

  /** All that it has printed so far, for messages. */
  String written() {
    return program.written();
  }

  /** Kills it, without a chance to clean up. */
  void kill() {
    program.signal("KILL");
  }

  @Override
  public void close() {
    program.close();
  }

  private AssertionError failure(String what) {
    return new AssertionError(program + " " + what + ": " + written());
  }
}
