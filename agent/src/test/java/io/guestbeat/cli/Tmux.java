package io.guestbeat.cli;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A terminal of its own with a shell in it, by a tmux server on a socket of its own. In the shell's
 * folder the program {@code ./guestbeat} is the real jar. Used by one thread.
 */
final class Tmux implements AutoCloseable {
  private final Path folder;

  private Tmux(Path folder) {
    this.folder = folder;
  }

  /** A terminal in this folder, whose {@code ./guestbeat} runs on this JDK. */
  static Tmux start(Path folder, Path javaHome) throws IOException {
    Path program = folder.resolve("guestbeat");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -jar '%s' \"$@\"\n"
            .formatted(javaHome.resolve("bin/java"), ChildJvm.agentJar()));
    program.toFile().setExecutable(true);
    Tmux tmux = new Tmux(folder);
    tmux.command("new-session", "-d", "-x", "100", "-y", "30", "exec sh -i");
    try {
      Wait.until(() -> !tmux.screen().isBlank(), () -> "the shell shows no prompt");
      return tmux;
    } catch (AssertionError | RuntimeException e) {
      tmux.close();
      throw e;
    }
  }

  /** Types a line and presses Enter. */
  void type(String line) {
    command("send-keys", "-l", line);
    command("send-keys", "Enter");
  }

  /** Presses a key, by tmux's name for it. */
  void press(String key) {
    command("send-keys", key);
  }

  /** Waits until the text has been shown. */
  void await(String text) {
    await(text, 1);
  }

  /** Waits until the text has been shown so often. */
  void await(String text, int times) {
    Wait.until(
        () -> screen().split(Pattern.quote(text), -1).length > times,
        () -> times + " times \"" + text + "\" was not shown:\n" + screen());
  }

  /** All that was shown, with long lines in one. */
  String screen() {
    return command("capture-pane", "-p", "-J", "-S", "-");
  }

  /** Closes the terminal, as one closes a window; another stays, so that the server does. */
  void closeTerminal() {
    command("new-window", "-d", "exec sh -i");
    command("kill-pane");
  }

  private String command(String... words) {
    List<String> line = new ArrayList<>(List.of("tmux", "-S", "tmux.sock", "-f", "/dev/null"));
    line.addAll(List.of(words));
    return ProgramBuilder.of(line)
        .in(folder)
        .without("TMUX", "TMUX_PANE", "TMUX_TMPDIR", "ENV")
        .with("TERM", "screen")
        .with("LC_ALL", "C.UTF-8")
        .withErrorsInOutput()
        .output();
  }

  /** Ends the server, and with its terminal what runs there. */
  @Override
  public void close() {
    command("kill-server");
  }
}
