package io.guestbeat.benchmarks.startup;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs an application under a contestant, once, and takes its figures. */
final class Launcher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MS = 20;

  private final Path javaHome;
  private final Path applications;
  private final Duration settling;

  /**
   * Runs applications.
   *
   * @param settling from the moment that all is running until it is measured
   */
  Launcher(Path javaHome, Path applications, Duration settling) {
    this.javaHome = javaHome;
    this.applications = applications;
    this.settling = settling;
  }

  /** Start, end and processor time of an application that prints one line. */
  Map<Figure, Double> runOneLine(Contestant contestant) throws Exception {
    Duration cpuBefore = ChildrensCpu.untilNow();
    long forked = System.nanoTime();
    Process process = start(contestant, OneLine.class, List.of());
    try (BufferedReader out = outputOf(process)) {
      awaitLine(contestant, out, "main");
      double toMain = millisSince(forked);
      require(contestant, process.waitFor() == 0);
      double toExit = millisSince(forked);
      double cpu = ChildrensCpu.untilNow().minus(cpuBefore).toNanos() / 1e6;
      return Map.of(Figure.TO_MAIN, toMain, Figure.TO_EXIT, toExit, Figure.CPU, cpu);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Memory, threads and classes of an application that waits, once all is running; its end. */
  Map<Figure, Double> runWaiting(Contestant contestant) throws Exception {
    Process process = start(contestant, Waiting.class, contestant.sign());
    try (BufferedReader out = outputOf(process)) {
      awaitLine(contestant, out, "ready");
      if (contestant.page().isPresent()) {
        awaitPage(contestant.page().get());
      }
      Thread.sleep(settling.toMillis());
      Path proc = Path.of("/proc", String.valueOf(process.pid()));
      double steady = kilobytes(proc, "VmRSS:") / 1024;
      double peak = kilobytes(proc, "VmHWM:") / 1024;
      double threads = count(proc.resolve("task"));
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      double classes = Double.parseDouble(awaitLine(contestant, out, "classes "));
      long ending = System.nanoTime();
      process.getOutputStream().close();
      require(contestant, process.waitFor() == 0);
      return Map.of(
          Figure.RSS, steady,
          Figure.PEAK, peak,
          Figure.THREADS, threads,
          Figure.CLASSES, classes,
          Figure.STOP, millisSince(ending));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Contestant contestant, Class<?> application, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add("-Xmx512m");
    command.addAll(contestant.options());
    command.addAll(List.of("-cp", applications.toString(), application.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GUESTBEAT_"));
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }

  private static BufferedReader outputOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What follows this in the application's line; an agent may print lines of its own. */
  private static String awaitLine(Contestant contestant, BufferedReader out, String begin)
      throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = out.readLine();
    }
    require(contestant, line != null);
    return line.substring(begin.length());
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  private static void require(Contestant contestant, boolean isAsExpected) throws IOException {
    if (!isAsExpected) {
      throw new IOException(contestant.name() + " did not run as it should");
    }
  }

  /** An agent that serves is running once it has answered. */
  private static void awaitPage(String address) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!isServed(address)) {
      if (System.nanoTime() - giveUp > 0) {
        throw new IOException("no answer from " + address);
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  private static boolean isServed(String address) {
    try {
      URLConnection connection = URI.create(address).toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      return connection.getInputStream().readAllBytes().length > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static double kilobytes(Path proc, String key) throws IOException {
    for (String line : Files.readAllLines(proc.resolve("status"))) {
      if (line.startsWith(key)) {
        return Double.parseDouble(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no " + key + " in " + proc);
  }

  private static double count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
