package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JVM of its own for one test; ended after a minute at the latest, unless it is given more time.
 * Used by one thread.
 */
final class ChildJvm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path INSTALLED_JDKS = Path.of("/usr/lib/jvm");

  private static final Pattern VERSION = Pattern.compile(" version \"(?:1\\.)?(\\d+)");
  private static final Map<Path, Integer> VERSIONS = new ConcurrentHashMap<>();

  private final Process process;
  private final Lines output;
  private final Lines errors;
  private CompletableFuture<Void> end;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = new Lines(process.getInputStream());
    this.errors = new Lines(process.getErrorStream());
  }

  /**
   * The JDKs to test with: the build's own, the JDK 25 of this machine if it has one, and those
   * that the system property {@code guestbeat.jdks} names as a path.
   */
  static Stream<Path> javaHomes() throws IOException {
    return Stream.concat(buildJdks(), namedJdks()).distinct();
  }

  /** Those that can run what the tests themselves are compiled to. */
  static Stream<Path> javaHomesFrom17() throws IOException {
    return javaHomes().filter(home -> version(home) >= 17);
  }

  /** The feature version of a JDK, 8 for 1.8: not every JDK has a file that says so. */
  static int version(Path javaHome) {
    return VERSIONS.computeIfAbsent(javaHome, ChildJvm::askForVersion);
  }

  private static int askForVersion(Path javaHome) {
    try (ChildJvm child = run(javaHome, List.of("-version"))) {
      Matcher version = VERSION.matcher(child.awaitError("version"));
      assertThat(version.find()).isTrue();
      return Integer.parseInt(version.group(1));
    }
  }

  private static Stream<Path> namedJdks() {
    return Stream.of(System.getProperty("guestbeat.jdks", "").split(File.pathSeparator))
        .filter(home -> !home.isEmpty())
        .map(Path::of);
  }

  private static Stream<Path> buildJdks() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    try (Stream<Path> installed =
        Files.isDirectory(INSTALLED_JDKS) ? Files.list(INSTALLED_JDKS) : Stream.empty()) {
      return Stream.concat(Stream.of(own), installed.filter(ChildJvm::isJdk25).limit(1))
          .distinct()
          .toList()
          .stream();
    }
  }

  private static boolean isJdk25(Path home) {
    return Files.exists(home.resolve("bin/javac")) && version(home) == 25;
  }

  static Path agentJar() {
    return Path.of(System.getProperty("guestbeat.agent.jar"));
  }

  /** A jar that the build has put ready for tests. */
  static Path testTool(String fileName) {
    return Path.of(System.getProperty("guestbeat.test.tools"), fileName);
  }

  /** Runs one of the example applications with the real agent. */
  static ChildJvm withAgent(
      Path javaHome, String options, Class<?> application, String... arguments) {
    return start(
        javaHome, List.of("-javaagent:" + agentJar() + "=" + options), application, arguments);
  }

  /** Runs one of the example applications with these options of the JVM. */
  static ChildJvm start(
      Path javaHome, List<String> jvmOptions, Class<?> application, String... arguments) {
    return startBehind(List.of(), javaHome, jvmOptions, application, arguments);
  }

  /** The same, started by this command, which becomes the JVM. */
  static ChildJvm startBehind(
      List<String> command,
      Path javaHome,
      List<String> jvmOptions,
      Class<?> application,
      String... arguments) {
    List<String> all = new ArrayList<>(jvmOptions);
    all.addAll(List.of("-cp", System.getProperty("guestbeat.test.classes")));
    all.add(application.getName());
    all.addAll(Arrays.asList(arguments));
    return runBehind(command, javaHome, all);
  }

  /** Runs {@code java} with these arguments. */
  static ChildJvm run(Path javaHome, List<String> arguments) {
    return runBehind(List.of(), javaHome, arguments);
  }

  /** The same, started by this command. */
  static ChildJvm runBehind(List<String> command, Path javaHome, List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.add(javaHome.resolve("bin/java").toString());
    all.addAll(arguments);
    return run(all);
  }

  private static ChildJvm run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().keySet().removeIf(name -> name.startsWith("GUESTBEAT_"));
    try {
      return new ChildJvm(builder.start()).endedWithin(LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a line that contains this text on standard output. */
  String awaitOutput(String text) {
    return output.await(text);
  }

  /** Waits for a line that contains this text on standard error. */
  String awaitError(String text) {
    return errors.await(text);
  }

  /** Writes one line to its standard input. */
  void send(String line) throws IOException {
    process.getOutputStream().write((line + System.lineSeparator()).getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until no thread of its has this name, of which Linux shows 15 characters. */
  void awaitNoThread(String name) {
    Wait.until(() -> !threadNames().contains(name), () -> "there is still a thread " + name);
  }

  private List<String> threadNames() {
    List<String> names = new ArrayList<>();
    try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid() + "/task"))) {
      for (Path thread : threads) {
        names.add(Files.readString(thread.resolve("comm")).trim());
      }
      return names;
    } catch (IOException aThreadHasEnded) {
      return threadNames();
    }
  }

  /** Asks it to end, as an operator does. */
  void terminate() {
    // Unlike the process's own method, this leaves its streams open.
    process.toHandle().destroy();
  }

  /** Ends its input and waits for its end. */
  int finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    output.readAll();
    errors.readAll();
    return process.waitFor();
  }

  /** All lines of standard output, after {@link #finish()}. */
  List<String> output() {
    return output.lines;
  }

  /** The lines of standard error that were awaited or passed over. */
  List<String> errorsSoFar() {
    return errors.lines;
  }

  /** All lines of standard error, after {@link #finish()}. */
  List<String> errors() {
    return errors.lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Ends it after so long from now, no sooner. */
  ChildJvm endedWithin(Duration limit) {
    if (end != null) {
      end.cancel(false);
    }
    Executor later = CompletableFuture.delayedExecutor(limit.toSeconds(), TimeUnit.SECONDS);
    end = CompletableFuture.runAsync(process::destroyForcibly, later);
    return this;
  }

  /** The lines of one stream; what the tests' children write fits into a pipe's buffer. */
  private static final class Lines {
    final List<String> lines = new ArrayList<>();
    private final BufferedReader reader;

    Lines(InputStream in) {
      reader = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
    }

    String await(String text) {
      for (String line = next(); line != null; line = next()) {
        if (line.contains(text)) {
          return line;
        }
      }
      throw new AssertionError("no line with \"" + text + "\" in " + lines);
    }

    void readAll() {
      while (next() != null) {}
    }

    private String next() {
      try {
        String line = reader.readLine();
        if (line != null) {
          lines.add(line);
        }
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
