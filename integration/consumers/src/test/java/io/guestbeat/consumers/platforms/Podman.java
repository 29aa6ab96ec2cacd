package io.guestbeat.consumers.platforms;

import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real Podman, as root, in a mount namespace of its own; all that it stores is in one folder.
 * Its only image has empty folders, into which each container gets the machine's programs, so that
 * nothing is fetched. Immutable.
 */
final class Podman {
  /** The only image, by the names that the Dockerfiles have for theirs. */
  static final String BASE = "localhost/eclipse-temurin:21-jre";

  private static final String SMALL_BASE = "localhost/busybox:1.37";

  /** Podman knows only version 2 of control groups, which a machine may have beside version 1. */
  private static final String IN_ITS_OWN_NAMESPACE =
      "if [ -d /sys/fs/cgroup/unified ]; then umount -l -R /sys/fs/cgroup &&"
          + " mount -t cgroup2 none /sys/fs/cgroup; fi && exec \"$@\"";

  private static final List<String> FOLDERS =
      List.of("dev", "etc", "opt", "proc", "run", "sys", "tmp", "usr", "var/lib", "var/tmp");

  private final Path folder;

  private Podman(Path folder) {
    this.folder = folder;
  }

  /** One that has the image, and stores it in this folder. */
  static Podman in(Path folder) throws IOException {
    Podman podman = new Podman(folder);
    podman.output("import", List.of("import", podman.emptyImage().toString(), BASE));
    podman.output("tag", List.of("tag", BASE, SMALL_BASE));
    return podman;
  }

  /** Builds an image of the base, which goes by the short name that the Dockerfile has. */
  void build(Path dockerfile, Path context, String tag) throws IOException {
    List<String> words = new ArrayList<>(List.of("build", "--pull=never", "--isolation=chroot"));
    words.addAll(surroundings());
    words.addAll(List.of("-f", dockerfile.toString(), "-t", tag, context.toString()));
    output("build", words);
  }

  /** What a program writes that runs to its end in a container with this seccomp profile. */
  String runOutput(Path profile, String... program) throws IOException {
    // Through a file: Podman itself can lose the last words of a container that ends at once.
    Path written = Files.createTempDirectory(folder, "written");
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> options = List.of("--user=10001", "--volume=" + written + ":/written");
    List<String> command = new ArrayList<>(List.of(BASE, "sh", "-c"));
    command.addAll(List.of("exec \"$@\" >/written/all 2>&1", "sh"));
    command.addAll(List.of(program));
    output("run", runWords(profile, options, command.toArray(String[]::new)));
    return Files.readString(written.resolve("all"));
  }

  /** A container that goes on running, with its signals and its input; wait for its end. */
  Program start(Path profile, List<String> options, String... imageAndCommand) throws IOException {
    return Tool.start(folder, "container", command(runWords(profile, options, imageAndCommand)));
  }

  private static List<String> runWords(
      Path profile, List<String> options, String... imageAndCommand) {
    List<String> words =
        new ArrayList<>(List.of("run", "--rm", "-i", "--network=none", "--cgroups=disabled"));
    words.add("--security-opt=seccomp=" + profile);
    words.addAll(surroundings());
    words.addAll(options);
    words.addAll(List.of(imageAndCommand));
    return words;
  }

  /** The machine's programs, and limits that no process needs a capability for. */
  private static List<String> surroundings() {
    List<String> options =
        new ArrayList<>(List.of("--ulimit=nofile=1024:1024", "--ulimit=nproc=4096:4096"));
    Stream.of("/usr", "/etc").forEach(path -> options.add("--volume=" + path + ":" + path + ":ro"));
    return options;
  }

  private String output(String name, List<String> words) throws IOException {
    return Tool.output(folder, name, command(words));
  }

  private List<String> command(List<String> words) {
    List<String> command =
        new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", IN_ITS_OWN_NAMESPACE, "sh"));
    command.addAll(List.of("env", "TMPDIR=" + folder, "podman"));
    command.addAll(List.of("--cgroup-manager=cgroupfs", "--events-backend=none"));
    command.addAll(List.of("--storage-driver=vfs", "--root=" + folder.resolve("images")));
    command.addAll(List.of("--runroot=" + folder.resolve("run")));
    command.addAll(List.of("--tmpdir=" + folder.resolve("state")));
    command.addAll(words);
    return command;
  }

  /** An archive of folders, and of links to what will be in them. */
  private Path emptyImage() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    for (String name : FOLDERS) {
      Files.createDirectories(root.resolve(name));
    }
    for (String name : List.of("bin", "lib", "lib64", "sbin")) {
      Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
    }
    Path archive = folder.resolve("root.tar");
    Tool.output(
        folder,
        "tar",
        List.of("sh", "-c", "chmod 1777 root/tmp root/var/tmp && tar -C root -cf root.tar ."));
    return archive;
  }
}
