package io.guestbeat.consumers.jconsole;

import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A screen that nobody sees, of Xvfb. Closing ends it. Used by one thread. */
final class Display implements AutoCloseable {
  private final Program server;

  private Display(Program server) {
    this.server = server;
  }

  /** A screen of this size whose number the server chooses. */
  static Display start(Path folder, int width, int height) throws IOException {
    List<String> command =
        List.of(
            "Xvfb",
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            width + "x" + height + "x24");
    Display display = new Display(started(folder, "xvfb-" + width, command));
    try {
      Wait.until(() -> !display.number().isEmpty(), () -> display.server.written());
      return display;
    } catch (RuntimeException | Error e) {
      display.close();
      throw e;
    }
  }

  private static Program started(Path folder, String name, List<String> command) {
    try {
      return Tool.start(folder, name, command);
    } catch (UncheckedIOException e) {
      throw new AssertionError("this test needs Debian's package xvfb: " + e.getMessage(), e);
    }
  }

  /** What programs name it by, such as {@code :1}. */
  String name() {
    return ":" + number();
  }

  private String number() {
    return server.written().lines().filter(line -> line.matches("\\d+")).findFirst().orElse("");
  }

  @Override
  public void close() {
    server.close();
  }
}
