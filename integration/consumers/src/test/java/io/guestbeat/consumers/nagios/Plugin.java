package io.guestbeat.consumers.nagios;

import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example's plugin, asking the Jolokia of one port. Used by one thread. */
final class Plugin {
  static final String PATH =
      Path.of(System.getProperty("guestbeat.root"), "examples/nagios/check_guestbeat")
          .normalize()
          .toString();

  private final Path folder;
  private final List<String> beginning = new ArrayList<>();

  /** One that is always given these options. */
  Plugin(Path folder, int port, String... options) {
    this.folder = folder;
    beginning.addAll(List.of(PATH, "--url", "http://127.0.0.1:" + port + "/jolokia"));
    beginning.addAll(List.of(options));
  }

  /** Runs it; its exit status and what it writes, {@code 3 GUESTBEAT UNKNOWN - ...}. */
  String check(String... what) {
    List<String> command = new ArrayList<>(beginning);
    command.addAll(List.of(what));
    try (Program plugin = Tool.start(folder, "plugin", command)) {
      return plugin.awaitExit() + " " + plugin.written();
    }
  }

  /** Runs it again until that is how its output begins. */
  void awaitCheck(String what, String beginning) {
    String[] last = {""};
    Wait.until(
        () -> {
          last[0] = check(what);
          return last[0].startsWith(beginning);
        },
        () -> "no " + beginning + " but " + last[0]);
  }
}
