package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A race between two users: one exchanges the files that the other opens. */
@Tag("slow")
@Tag("slowest")
@NeedsPrograms("setpriv --reuid 12345 --regid 12345 --clear-groups mkfifo --version")
final class ExchangedFilesIT {
  private static final int ROUNDS = 10_000;
  private static final int ATTACKER = 12345;
  private static final String SECRET = "secret";

  @TempDir private Path parent;

  @ParameterizedTest(name = "user {0} is attacked in a folder of mode {1}")
  @CsvSource({"0, 0777", "12346, 0777", "0, 01777", "12346, 01777"})
  void nobodyIsDeceived(int victim, String mode) throws Exception {
    Path classes = copyOfClasses();
    Path folder = Files.createDirectory(parent.resolve("shared"));
    Path secret = written(parent.resolve("secret"), SECRET, victim);
    written(folder.resolve("config"), "good", victim);
    written(folder.resolve("log"), "", victim);
    Path pipe = folder.resolve("evil-pipe");
    ProgramBuilder.of("mkfifo", "-m", "666", pipe.toString()).output();
    Files.setAttribute(pipe, "unix:uid", ATTACKER);
    Files.setAttribute(parent, "unix:mode", 0755);
    Files.setAttribute(folder, "unix:mode", Integer.parseInt(mode, 8));

    try (Program attack =
            java(ATTACKER, classes, ExchangingProgram.class, folder.toString(), secret.toString());
        Program opening = opening(attack, victim, classes, folder)) {
      String result = opening.nextLine();
      System.out.println("user " + victim + ", mode " + mode + ": " + result);

      opening.awaitExit();
      assertThat(result).matches("taken [1-9]\\d+ refused \\d+ deceived 0");
      assertThat(result.contains(" refused 0 ")).isEqualTo(mode.equals("01777"));
      assertThat(attack.isAlive()).isTrue();
    }
    assertThat(secret).hasContent(SECRET);
    assertThat(theirs(folder)).allSatisfy(file -> assertThat(file).isEmptyFile());
  }

  /** The regular files that the attacker has made, whatever they are called by now. */
  private static List<Path> theirs(Path folder) throws IOException {
    List<Path> theirs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Map<String, Object> entry =
            Files.readAttributes(file, "unix:uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        if (entry.get("isRegularFile").equals(true) && entry.get("uid").equals(ATTACKER)) {
          theirs.add(file);
        }
      }
    }
    return theirs;
  }

  private static Path written(Path file, String text, int owner) throws IOException {
    Files.writeString(file, text);
    Files.setAttribute(file, "unix:uid", owner);
    Files.setAttribute(file, "unix:mode", 0644);
    return file;
  }

  /** Where every user may read them: those of the library, and the two programs. */
  private Path copyOfClasses() throws IOException, URISyntaxException {
    Path copy = Files.createDirectory(parent.resolve("classes"));
    copy(RegularFile.class, "io/guestbeat/machine", copy);
    copy(OpeningProgram.class, "io/guestbeat/agent", copy);
    return copy;
  }

  private static void copy(Class<?> type, String name, Path to)
      throws IOException, URISyntaxException {
    Path home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) {
      copyFiles(home.resolve(name), Files.createDirectories(to.resolve(name)));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        copyFiles(jar.getPath(name), Files.createDirectories(to.resolve(name)));
      }
    }
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  /** As soon as the attack has begun. */
  private static Program opening(Program attack, int victim, Path classes, Path folder) {
    assertThat(attack.nextLine()).isEqualTo("exchanging");
    return java(victim, classes, OpeningProgram.class, folder.toString(), "" + ROUNDS);
  }

  private static Program java(int user, Path classes, Class<?> program, String... arguments) {
    String id = Integer.toString(user);
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--inh-caps=-all"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", classes.toString(), program.getName()));
    command.addAll(List.of(arguments));
    return ProgramBuilder.of(command).within(Duration.ofMinutes(2)).start();
  }
}
