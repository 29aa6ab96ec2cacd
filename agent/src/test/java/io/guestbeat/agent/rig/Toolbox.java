package io.guestbeat.agent.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.Needs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * VMware's genuine {@code vmware-toolbox-cmd} of open-vm-tools, as a guest of the host that serves
 * on a Unix socket.
 */
public final class Toolbox {
  private final Path folder;
  private final Path socket;

  private Toolbox(Path folder, Path socket) {
    this.folder = folder;
    this.socket = socket;
  }

  /**
   * Compiles in this folder what makes it a guest. Without it the test is skipped with the reason,
   * or fails where the system property {@code guestbeat.conformance} is {@code required}.
   */
  public static Toolbox guestOf(Path socket, Path folder) throws Exception {
    List<String> missing =
        Stream.of("gcc", "vmware-toolbox-cmd").filter(Toolbox::isMissing).toList();
    Needs.that(missing.isEmpty(), String.join(" and ", missing));
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/preload.c");
    assertThat(Shell.run(folder, "gcc -fPIC -shared -o preload.so '" + source + "' -ldl"))
        .containsExactly("exit 0");
    return new Toolbox(folder, socket);
  }

  /** What {@code vmware-toolbox-cmd stat …} prints. */
  public List<String> stat(String words) throws Exception {
    return Shell.run(folder, environment() + "vmware-toolbox-cmd stat " + words);
  }

  /** What {@code guestbeat stats …} prints beside it, in the same surroundings. */
  public List<String> stats(String words) throws Exception {
    return Shell.run(folder, environment() + "guestbeat stats " + words);
  }

  /** What {@code guestbeat doctor …} prints in the same surroundings, and its exit status. */
  public List<String> doctor(String words) throws Exception {
    return Shell.run(folder, environment() + "guestbeat doctor " + words);
  }

  private String environment() {
    return "LD_PRELOAD='"
        + folder.resolve("preload.so")
        + "' GUESTBEAT_STANDIN_HOST='"
        + socket
        + "' ";
  }

  private static boolean isMissing(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .noneMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
