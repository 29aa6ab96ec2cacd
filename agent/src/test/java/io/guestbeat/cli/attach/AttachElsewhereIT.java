package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.MadeUser;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attaching as root to what another user runs, as another user, and into another namespace. */
@NeedsPrograms({
  "test $(id -u) = 0",
  "setpriv --reuid=65534 true",
  "unshare --mount --pid --fork true",
  "setpriv --reuid=65534 --regid=65534 --clear-groups unshare -Urm true"
})
@Tag("thorough")
final class AttachElsewhereIT {
  /** As a container has: files of its own, among them what is in a folder, and its processes. */
  private static final String APART =
      """
      mount -t tmpfs none /mnt && cp -r "$1" /mnt/app && mount -t tmpfs none /tmp
      mount -t proc none /proc && shift && exec "$@"
      """;

  private static final String PRIVATE_TMP =
      "mount -t tmpfs none /mnt && cp -r \"$1\" /mnt/app && shift"
          + " && mount -t tmpfs none /tmp && exec \"$@\"";

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void putTheJarWhereEverybodyMayReadIt() throws Exception {
    jar = ChildJvm.agentJarForEverybody(folder);
  }

  @Test
  void rootAttachesToWhatAnotherUserRuns() throws Exception {
    try (Program child = serverBehind(MadeUser.NOBODY)) {
      String pid = Long.toString(child.pid());

      assertThat(command(List.of(), "attach", pid, "host=simulator").line())
          .isEqualTo("0 Guestbeat runs in process " + pid);
      assertThat(command(List.of(), "list").output())
          .anyMatch(row -> row.matches(" *" + pid + "  nobody +yes +example.Server"));
      assertThat(command(List.of(), "detach", pid).line())
          .isEqualTo("0 Guestbeat is detached from process " + pid);
      assertThat(child.finish()).isZero();
    }
  }

  @Test
  void anotherUserMayNotAndTheProcessNeverKnows() throws Exception {
    try (Program child = serverBehind(List.of())) {
      String pid = Long.toString(child.pid());

      assertThat(command(MadeUser.NOBODY, "attach", pid).line())
          .isEqualTo(
              "1 attach: no permission to attach to process "
                  + pid
                  + " of user root: run this as that user or as root");
      assertThat(command(MadeUser.NOBODY, "list").output()).noneMatch(row -> row.contains(pid));
      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void attachesIntoAContainerByWhatTheJdkHasForIt(boolean hasJdk) throws Exception {
    List<String> apart =
        List.of(
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            APART,
            "sh",
            folder.toString());
    try (Program child = serverBehind(apart, Path.of("/mnt/app"))) {
      String pid = Long.toString(onlyChildOf(child.pid()));
      assertThat(command(List.of(), "attach", pid).line())
          .startsWith("1 attach: process " + pid + " does not see " + jar)
          .endsWith("copy the jar there and name it with --jar");

      List<String> jvm = hasJdk ? List.of() : List.of("--limit-modules", "java.management");
      String there = "/mnt/app/guestbeat.jar";
      Command attach = Command.with(jvm, "attach", pid, "host=simulator", "--jar", there);

      if (hasJdk) {
        assertThat(attach.line()).isEqualTo("0 Guestbeat runs in process " + pid);
        assertThat(Command.of("detach", pid, "--jar", there).exitCode()).isZero();
      } else {
        assertThat(attach.line())
            .contains("1 attach: cannot attach")
            .contains("needs the java of a JDK");
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
    }
  }

  /** Whoever attached as root instead could be led to another JVM. */
  @Test
  void rootIsNotLedToLookAsRootAtWhatTheUserOfTheProcessDoesNotSee() throws Exception {
    List<String> withCapability =
        List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+net_bind_service",
            "--ambient-caps=+net_bind_service");
    try (Program child = serverBehind(withCapability)) {
      String pid = Long.toString(child.pid());

      assertThat(command(List.of(), "attach", pid, "host=simulator").line())
          .startsWith("1 attach: cannot attach to process " + pid + ": its own user, nobody,")
          .endsWith("see docs/attaching.md");
      assertThat(child.finish()).isZero();
    }
  }

  /** Any user can start su, which has the rights of two users while it asks for a password. */
  @Test
  void rootDoesNotAttachToWhatHasTheRightsOfTwoUsers() throws Exception {
    try (Program child = serverBehind(List.of("setpriv", "--ruid=65534", "--clear-groups"))) {
      String pid = Long.toString(child.pid());

      assertThat(command(List.of(), "attach", pid, "host=simulator").line())
          .startsWith("1 attach: cannot attach to process " + pid)
          .contains("has the rights of several users or groups");
      assertThat(child.finish()).isZero();
    }
  }

  /** Whoever mounted its /tmp has perhaps mounted another program over java. */
  @Test
  void rootIsNotToldToEnterWhatAUserHasMounted() throws Exception {
    List<String> apart = new ArrayList<>(MadeUser.NOBODY);
    apart.addAll(List.of("unshare", "-Urm", "sh", "-c", PRIVATE_TMP, "sh", folder.toString()));
    try (Program child = serverBehind(apart, Path.of("/mnt/app"))) {
      String pid = Long.toString(child.pid());
      Command attach = attachWithinHalfASecond(pid);

      assertThat(attach.line()).startsWith("1 attach: ").doesNotContain("nsenter");
      assertThat(String.join(" ", Command.of("doctor", pid, "--host", "simulator").output()))
          .contains("a /tmp of its own")
          .doesNotContain("nsenter");
      assertThat(child.finish()).isZero();
    }
  }

  /** As systemd does it for PrivateTmp=; the application lies outside of /tmp. */
  @Test
  void namesTheRemedyWhereTheProcessHasATmpOfItsOwn() throws Exception {
    List<String> apart =
        List.of("unshare", "--mount", "sh", "-c", PRIVATE_TMP, "sh", folder.toString());
    try (Program child = serverBehind(apart, Path.of("/mnt/app"))) {
      String pid = Long.toString(child.pid());
      Command attach = attachWithinHalfASecond(pid);

      if (Runtime.version().feature() < 25) {
        assertThat(attach.line()).contains("cannot attach", "nsenter -t " + pid + " -m");
      } else {
        assertThat(attach.line()).isEqualTo("0 Guestbeat runs in process " + pid);
      }
      Command doctor = Command.of("doctor", pid, "--host", "simulator");
      assertThat(String.join(" ", doctor.output()))
          .contains("the process has a /tmp of its own", "nsenter -t " + pid + " -m");
      assertThat(child.finish()).isZero();
    }
  }

  private static Command attachWithinHalfASecond(String pid) throws Exception {
    return Command.with(
        List.of("-Dsun.tools.attach.attachTimeout=500"),
        "attach",
        pid,
        "host=simulator",
        "--jar",
        "/mnt/app/guestbeat.jar");
  }

  private static long onlyChildOf(long pid) {
    return ProcessHandle.of(pid).orElseThrow().children().findFirst().orElseThrow().pid();
  }

  private Program serverBehind(List<String> prefix) throws Exception {
    return serverBehind(prefix, folder);
  }

  /** An application of which the prefix sees the class in this folder. */
  private Program serverBehind(List<String> prefix, Path seenFolder) throws Exception {
    Path compiled = Path.of(System.getProperty("guestbeat.test.classes"), "example/Server.class");
    Path classes = Files.createDirectory(folder.resolve("example"));
    Files.copy(compiled, classes.resolve("Server.class"));
    Program child =
        ChildJvm.runBehind(
            prefix,
            Command.JAVA_HOME,
            List.of("-cp", seenFolder.toString(), Server.class.getName()));
    child.awaitOutput("serving");
    return child;
  }

  private Command command(List<String> prefix, String... words) throws Exception {
    List<String> arguments =
        Stream.concat(Stream.of("-jar", jar.toString()), Stream.of(words)).toList();
    return Command.run(ChildJvm.runBehind(prefix, Command.JAVA_HOME, arguments));
  }
}
