package io.guestbeat.agent.rig;

import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A terminal with a shell in it, in a tmux of its own, in which the program {@code guestbeat} is
 * the real jar. Used by one thread.
 */
public final class TmuxScreen implements AutoCloseable {
  private final Path folder;
  private final String socket = "guestbeat-" + UUID.randomUUID();

  /** A terminal of this size, whose shell is in this folder. */
  public TmuxScreen(Path folder, int columns, int rows) {
    this.folder = folder;
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(rows),
        "env -u NO_COLOR -u JAVA_TOOL_OPTIONS -u GUESTBEAT_HOST LC_ALL=C.UTF-8 PS1='$ ' JAVA_HOME='"
            + Command.JAVA_HOME
            + "' PATH='"
            + ChildJvm.agentJar().getParent()
            + ":"
            + System.getenv("PATH")
            + "' sh");
    await(Pattern.compile("^\\$ *$", Pattern.MULTILINE));
  }

  /** Types this line. */
  public void type(String line) {
    tmux("send-keys", "-l", line);
    press("Enter");
  }

  /** Presses this key, as tmux names it. */
  public void press(String key) {
    tmux("send-keys", key);
  }

  public void resize(int columns, int rows) {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  /** What is on the screen now. */
  public List<String> screen() {
    return Arrays.asList(tmux("capture-pane", "-p").split("\n", -1));
  }

  /** The same, with the sequences that set colours. */
  public String colouredScreen() {
    return tmux("capture-pane", "-p", "-e");
  }

  /** A variable of tmux's, such as whether the cursor is seen. */
  public String variable(String name) {
    return tmux("display-message", "-p", "#{" + name + "}").trim();
  }

  /** Waits until the screen shows this; what it shows then. */
  public List<String> await(Pattern pattern) {
    Wait.until(
        () -> pattern.matcher(String.join("\n", screen())).find(),
        () -> "no " + pattern + " on the screen:\n" + String.join("\n", screen()));
    return screen();
  }

  /** Waits until the screen shows this text. */
  public List<String> await(String text) {
    return await(Pattern.compile(Pattern.quote(text)));
  }

  private String tmux(String... words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
    command.addAll(List.of(words));
    return ProgramBuilder.of(command)
        .in(folder)
        .without("TMUX")
        .with("LC_ALL", "C.UTF-8")
        .withErrorsInOutput()
        .output();
  }

  /** Ends this tmux, and with it all that runs in it. */
  @Override
  public void close() {
    tmux("kill-server");
  }
}
