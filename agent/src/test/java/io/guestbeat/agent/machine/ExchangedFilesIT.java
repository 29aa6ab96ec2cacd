package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.MadeUser;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.machine.RegularFile;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A race between two users: one exchanges the files and folders that the other opens. */
@Tag("slow")
@Tag("slowest")
@NeedsPrograms({MadeUser.NEEDED, "gcc --version", "mkfifo --version"})
final class ExchangedFilesIT {
  private static final int ROUNDS = 10_000;
  private static final String SECRET = "secret";
  private static final String EVIL = "evil";

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.setAttribute(parent, "unix:mode", 0755);
    folder = Files.createDirectory(parent.resolve("shared"));
  }

  @ParameterizedTest(name = "{0} is attacked in a folder of mode {1}, {2}")
  @CsvSource({
    "root, 0777, busy",
    "root, 0777, notice",
    "root, 01777, busy",
    "root, 01777, notice",
    "a user, 0777, busy",
    "a user, 0777, notice",
    "a user, 01777, busy",
    "a user, 01777, notice"
  })
  void nobodyIsDeceived(String who, String mode, String how) throws Exception {
    try (MadeUser attacker = MadeUser.named("attacker");
        MadeUser user = MadeUser.named("user")) {
      int victim = who.equals("root") ? 0 : user.id();
      Path secret = written(parent.resolve("secret"), SECRET, victim, 0644);
      written(folder.resolve("config"), "good", victim, 0644);
      written(folder.resolve("log"), "", victim, 0644);
      makeEvil(attacker.id(), secret);
      Files.setAttribute(folder, "unix:mode", Integer.parseInt(mode, 8));

      List<String> results = race(attacker.id(), victim, mode, how);
      System.out.println(who + ", mode " + mode + ", " + how + ": " + results);

      boolean isSticky = mode.equals("01777");
      assertThat(results).hasSize(5).filteredOn(line -> line.contains(" deceived ")).hasSize(4);
      assertThat(results).allMatch(line -> !line.contains("deceived") || line.endsWith(" 0"));
      for (String line : results.subList(0, 2)) {
        assertThat(line).matches("(config|log) taken [1-9]\\d* refused \\d+ deceived 0");
        assertThat(line.contains(" refused 0 ")).isEqualTo(isSticky);
      }
      assertThat(results.get(2).contains(" taken 0 ")).isEqualTo(!isSticky);
      assertThat(results.get(3).contains(" taken 0 ")).isEqualTo(!isSticky && victim == 0);
      assertThat(results.get(4)).matches("exchanged [1-9]\\d{3,}");
      assertThat(secret).hasContent(SECRET);
      assertThat(writtenInto(attacker.id())).isEmpty();
    }
  }

  /** Runs the attacker and the victim, and returns the counts that both print. */
  private List<String> race(int attacker, int victim, String mode, String how) throws Exception {
    Path classes = copyOfClasses();
    try (Program attack =
        as(attacker, List.of(compiledAttack().toString(), how, folder.toString()))) {
      assertThat(attack.nextLine()).isEqualTo("exchanging");
      boolean isNameless = mode.equals("0777") && victim != 0;
      List<String> results;
      try (Program opening =
          as(
              victim,
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  classes.toString(),
                  OpeningProgram.class.getName(),
                  folder.toString(),
                  "" + ROUNDS,
                  "" + isNameless))) {
        assertThat(opening.awaitExit()).isZero();
        results = new ArrayList<>(opening.output());
      }
      attack.endInput();
      results.add(attack.nextLine());
      assertThat(attack.awaitExit()).isZero();
      return results;
    }
  }

  /** Makes the files that the attacker puts in the place of the victim's. */
  private void makeEvil(int attacker, Path secret) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("evil-link"), secret);
    Files.setAttribute(link, "unix:uid", attacker, LinkOption.NOFOLLOW_LINKS);
    written(folder.resolve("evil-file"), EVIL, attacker, 0666);
    Path pipe = folder.resolve("evil-pipe");
    ProgramBuilder.of("mkfifo", pipe.toString()).output();
    Files.setAttribute(pipe, "unix:uid", attacker);
    Files.setAttribute(pipe, "unix:mode", 0666);
    for (String name : List.of("evil-folder/resets", "evil-unpacked/libjnidispatch.so")) {
      Path file = folder.resolve(name);
      Files.createDirectory(file.getParent());
      Files.setAttribute(file.getParent(), "unix:uid", attacker);
      Files.setAttribute(file.getParent(), "unix:mode", 0777);
      written(file, EVIL, attacker, 0666);
    }
  }

  /** The attacker's files, whatever they are called by now, in which there is something else. */
  private List<Path> writtenInto(int attacker) throws IOException {
    List<Path> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Map<String, Object> entry =
            Files.readAttributes(file, "unix:uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        if (entry.get("isRegularFile").equals(true)
            && entry.get("uid").equals(attacker)
            && !Files.readString(file).equals(EVIL)) {
          others.add(file);
        }
      }
    }
    return others;
  }

  private static Path written(Path file, String text, int owner, int mode) throws IOException {
    Files.writeString(file, text);
    Files.setAttribute(file, "unix:uid", owner);
    Files.setAttribute(file, "unix:mode", mode);
    return file;
  }

  private Path compiledAttack() {
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/exchanging.c");
    Path program = parent.resolve("exchanging");
    ProgramBuilder.of("gcc", "-Wall", "-Werror", "-O1", "-o", program.toString(), source.toString())
        .output();
    return program;
  }

  /** Where every user may read them. */
  private Path copyOfClasses() throws IOException, URISyntaxException {
    Path copy = Files.createDirectory(parent.resolve("classes"));
    for (String ground : List.of("machine", "concurrent", "text")) {
      copy(RegularFile.class, "io/guestbeat/" + ground, copy);
    }
    Path tests = Path.of(System.getProperty("guestbeat.test.classes"));
    copyPackage(tests.resolveSibling("classes"), "io/guestbeat/agent/nativecode", copy);
    copyPackage(tests, "io/guestbeat/agent/machine", copy);
    return copy;
  }

  private static void copy(Class<?> type, String name, Path to)
      throws IOException, URISyntaxException {
    Path home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) {
      copyPackage(home, name, to);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        copyPackage(jar.getPath("/"), name, to);
      }
    }
  }

  private static void copyPackage(Path home, String name, Path to) throws IOException {
    Path copy = Files.createDirectories(to.resolve(name));
    try (Stream<Path> files = Files.list(home.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Program as(int user, List<String> command) {
    return ProgramBuilder.of(MadeUser.command(user, command))
        .without("JAVA_TOOL_OPTIONS")
        .within(Duration.ofMinutes(5))
        .start();
  }
}
