package io.guestbeat.agent.machine;

import io.guestbeat.agent.rig.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All folders that Guestbeat may put a file into, of which a child JVM sees some mounted as the
 * test wants it; nobody else does. Immutable.
 */
final class PrivateMounts {
  /** What a test needs to be able to do this, as root or in a user namespace. */
  static final String NEEDED =
      "unshare -m mount -t tmpfs tmpfs /var/tmp || unshare -rm mount -t tmpfs tmpfs /var/tmp";

  private static final String UNSHARE =
      "if unshare -m true 2>&-; then exec unshare -m \"$@\"; else exec unshare -rm \"$@\"; fi";

  private static final String MOUNT_AND_BECOME =
      """
      options=$1; folders=$2; work=$3; shift 3
      for folder in $folders; do mount -t tmpfs -o "$options" tmpfs "$folder" || exit 99; done
      cd "$work"
      exec "$@"
      """;

  private final Path temporary;
  private final Path home;
  private final Path runtime;
  private final Path work;

  private PrivateMounts(Path folder) throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
    home = Files.createDirectory(folder.resolve("home"));
    runtime = Files.createDirectory(folder.resolve("run"));
    work = Files.createDirectory(folder.resolve("work"));
    Files.createDirectory(home.resolve(".cache"));
  }

  /** Those of them that do not belong to the system are below this folder. */
  static PrivateMounts below(Path folder) throws IOException {
    return new PrivateMounts(folder);
  }

  Path temporary() {
    return temporary;
  }

  /** The folder that the JVM works in, which can take programs and is not one of them. */
  Path work() {
    return work;
  }

  /** All of them, as Guestbeat tries them. */
  List<Path> all() {
    return List.of(
        temporary, runtime, home.resolve(".cache"), Path.of("/var/tmp"), Path.of("/dev/shm"));
  }

  /** The command behind which a JVM sees these folders mounted with these options. */
  List<String> command(String mountOptions, List<Path> folders) {
    String names = String.join(" ", folders.stream().map(Path::toString).toList());
    List<String> command = new ArrayList<>(List.of("env", "XDG_RUNTIME_DIR=" + runtime));
    command.addAll(List.of("sh", "-c", UNSHARE, "sh", "sh", "-c", MOUNT_AND_BECOME, "sh"));
    command.addAll(List.of(mountOptions, names, work.toString()));
    return command;
  }

  /** The JVM's options that go with it, and the agent with these of its own. */
  List<String> jvmOptions(String agentOptions) {
    return List.of(
        "-Djava.io.tmpdir=" + temporary,
        "-Duser.home=" + home,
        "-javaagent:" + ChildJvm.agentJar() + "=" + agentOptions);
  }
}
