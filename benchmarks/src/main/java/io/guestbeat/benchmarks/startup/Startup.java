package io.guestbeat.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures whole processes of trivial applications, each under every contestant: in each round all
 * of them, in an order drawn anew; the first round warms up and does not count.
 */
public final class Startup {
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private Startup() {}

  /** Arguments: rounds, the JDK to measure with, our jar, the folder of the others'. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    Path javaHome = Path.of(arguments[1]);
    Path work = Files.createTempDirectory("guestbeat-startup");
    try {
      Contestants contestants = new Contestants(work, Path.of(arguments[2]), Path.of(arguments[3]));
      Launcher launcher = new Launcher(javaHome, contestants.applications(), SETTLING);
      List<Contestant> all = contestants.all();
      System.out.printf("Java %s, medians of %d rounds%n%n", version(javaHome), rounds);
      Results ends = measure(rounds, all, launcher::runOneLine);
      System.out.println(ends.asRatios(Figure.TO_MAIN, Figure.TO_EXIT, Figure.CPU));
      Results steady = measure(rounds, all, launcher::runWaiting);
      System.out.println(steady.asDifferences(Figure.RSS, Figure.PEAK));
      System.out.println(steady.asDifferences(Figure.THREADS, Figure.CLASSES));
      System.out.println(steady.asRatios(Figure.STOP));
    } finally {
      delete(work);
    }
  }

  private static Results measure(int rounds, List<Contestant> contestants, Run run)
      throws Exception {
    Results results = new Results(contestants);
    List<Contestant> order = new ArrayList<>(contestants);
    Random random = new Random(rounds);
    for (int round = 0; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (Contestant contestant : order) {
        Map<Figure, Double> figures = run.of(contestant);
        if (round > 0) {
          results.add(contestant, figures);
        }
      }
    }
    return results;
  }

  private static String version(Path javaHome) throws IOException {
    return Files.readAllLines(javaHome.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9._+]", "").replaceFirst("^_", ""))
        .findFirst()
        .orElse("of no known version");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Startup::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One run under a contestant. */
  private interface Run {
    Map<Figure, Double> of(Contestant contestant) throws Exception;
  }
}
