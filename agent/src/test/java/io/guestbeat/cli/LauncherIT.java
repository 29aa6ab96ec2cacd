package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher guestbeat, copied beside the jar into a folder with a blank in its name. */
@NeedsPrograms("sh -c true")
final class LauncherIT {
  private static final String PATH_WITHOUT_JAVA = "/no/such/folder";

  @TempDir Path folder;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectories(folder.resolve("opt/guest beat"));
    Path built = ChildJvm.agentJar().resolveSibling("guestbeat");
    launcher = Files.copy(built, home.resolve("guestbeat"));
    Files.copy(ChildJvm.agentJar(), home.resolve("guestbeat.jar"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void runsFromAnotherFolder() throws Exception {
    assertThat(run(javaHome(), launcher, "--version").text()).startsWith("0 guestbeat ");
  }

  @Test
  void findsItsJarThroughLinksOfEitherKind() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("first"), launcher);
    Path relative = Files.createSymbolicLink(bin.resolve("gb"), Path.of("first"));

    assertThat(run(javaHome(), absolute, "--version").text()).startsWith("0 guestbeat ");
    assertThat(run(javaHome(), relative, "--version").text()).startsWith("0 guestbeat ");
  }

  @Test
  void findsItsJarFromTheFolderItIsIn() throws Exception {
    Result result = run(launcher.getParent(), javaHome(), List.of("sh", "guestbeat", "--version"));

    assertThat(result.text()).startsWith("0 guestbeat ");
  }

  @Test
  void takesTheJavaOfThePath() throws Exception {
    String path = Command.JAVA_HOME.resolve("bin") + ":/usr/bin:/bin";

    assertThat(run(Map.of("PATH", path), launcher, "--version").text()).startsWith("0 guestbeat ");
  }

  @Test
  void handsWordsOnAsTheyAre() throws Exception {
    assertThat(run(javaHome(), launcher, "attach", "1", "a b=*").text())
        .startsWith("2 a b=* (agent option): no such option");
    assertThat(run(javaHome(), launcher, "attach", "").text())
        .startsWith("2 \"\" is not a process number");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    assertThat(run(Map.of("PATH", PATH_WITHOUT_JAVA), launcher, "--version").text())
        .isEqualTo("127 guestbeat: there is no java: set JAVA_HOME, or put java on the PATH");
    assertThat(run(Map.of("JAVA_HOME", folder.toString()), launcher, "--version").text())
        .isEqualTo("127 guestbeat: JAVA_HOME is " + folder + ", and there is no bin/java in it");
  }

  @Test
  void saysThatThereIsNoJar() throws Exception {
    Files.delete(launcher.resolveSibling("guestbeat.jar"));

    assertThat(run(javaHome(), launcher, "--version").text())
        .isEqualTo("127 guestbeat: there is no guestbeat.jar beside " + launcher);
  }

  @Test
  void becomesTheJvmSoThatSignalsArrive() throws Exception {
    Path socket = folder.resolve("host.sock");
    try (Program program =
        builder(
                folder,
                javaHome(),
                List.of(launcher.toString(), "simulate", "--listen", socket.toString()))
            .start()) {
      assertThat(program.nextLine()).contains("ready");
      assertThat(program.descendants()).isEmpty();
      program.terminate();
      program.awaitExit();
      assertThat(socket).doesNotExist();
    }
  }

  @Test
  void everyJavaTakesItsOptions() throws Exception {
    try (Stream<Path> homes = Jdks.all()) {
      for (Path home : homes.toList()) {
        Result result = run(Map.of("JAVA_HOME", home.toString()), launcher, "--version");
        assertThat(result.text()).as(home.toString()).matches("0 guestbeat \\S+");
      }
    }
  }

  private static Map<String, String> javaHome() {
    return Map.of("JAVA_HOME", Command.JAVA_HOME.toString());
  }

  private Result run(Map<String, String> environment, Path program, String... words)
      throws Exception {
    List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(words)).toList();
    return run(folder, environment, command);
  }

  private static Result run(Path where, Map<String, String> environment, List<String> command)
      throws Exception {
    Program program = builder(where, environment, command).run();
    return new Result(program.awaitExit() + " " + program.written().trim());
  }

  private static ProgramBuilder builder(
      Path where, Map<String, String> environment, List<String> command) {
    return ProgramBuilder.of(command).in(where).with(environment).withErrorsInOutput();
  }

  /** Exit status and all that was written. */
  private record Result(String text) {}
}
