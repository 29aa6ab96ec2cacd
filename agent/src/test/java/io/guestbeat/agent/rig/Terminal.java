package io.guestbeat.agent.rig;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.nio.file.Path;

/**
 * A program on a terminal of its own, which util-linux's {@code script} makes; typed to. Used by
 * one thread.
 */
public final class Terminal implements AutoCloseable {
  /** What a test needs to be able to do this. */
  public static final String NEEDED = "script -qec true /dev/null";

  private final Program program;
  private int seen;

  private Terminal(Program program) {
    this.program = program;
  }

  /** Starts this command of a shell, with this folder as its own and as its home. */
  public static Terminal running(String command, Path folder) {
    return new Terminal(
        ProgramBuilder.of("script", "-qec", command, "/dev/null")
            .in(folder)
            .with("TERM", "vt100")
            .with("HOME", folder.toString())
            .withErrorsInOutput()
            .start());
  }

  /** Types this. */
  public void type(String text) {
    program.type(text);
  }

  /** Waits until the screen has shown this since it was last waited for. */
  public void await(String text) {
    Wait.until(() -> program.written().indexOf(text, seen) >= 0, () -> missing(text));
    seen = program.written().indexOf(text, seen) + text.length();
  }

  private String missing(String text) {
    return "no \"" + text + "\" in: " + program.written().substring(seen);
  }

  @Override
  public void close() {
    program.close();
  }
}
