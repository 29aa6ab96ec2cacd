package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A terminal of its own with a shell in it, by a tmux server on a socket of its own. In the shell's
 * folder the program {@code ./guestbeat} is the real jar. Used by one thread.
 */
final class Tmux implements AutoCloseable {
  private static final long LIMIT_SECONDS = 20;

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
  void type(String line) throws IOException {
    command("send-keys", "-l", line);
    command("send-keys", "Enter");
  }

  /** Presses a key, by tmux's name for it. */
  void press(String key) throws IOException {
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
    try {
      return command("capture-pane", "-p", "-J", "-S", "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the terminal, as one closes a window; another stays, so that the server does. */
  void closeTerminal() throws IOException {
    command("new-window", "-d", "exec sh -i");
    command("kill-pane");
  }

  private String command(String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of("tmux", "-S", "tmux.sock", "-f", "/dev/null"));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeIf(name -> name.matches("(GUESTBEAT|TMUX).*|ENV"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("TERM", "screen");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!hasEndedWell(process)) {
      throw new IOException(line + " did not end well: " + said);
    }
    return said;
  }

  private static boolean hasEndedWell(Process process) {
    try {
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the server, and with its terminal what runs there. */
  @Override
  public void close() throws IOException {
    command("kill-server");
  }
}
