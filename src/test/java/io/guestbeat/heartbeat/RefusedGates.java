package io.guestbeat.heartbeat;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.ApplicationGates;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries gates in a JVM of its own, from which something can be taken that the tests' JVM still
 * needs. Prints a line for each gate: its name and keys, and what comes of it.
 */
final class RefusedGates {
  private final Map<String, HeartbeatGate> gates = new LinkedHashMap<>();
  private final StringBuilder found = new StringBuilder();

  private RefusedGates() {}

  /**
   * Takes what is to be taken from this JVM, then gates as {@code NAME KEY=VALUE;KEY=VALUE}. To be
   * taken is {@code nothing}, {@code threads}, {@code descriptors}, all of them, or {@code
   * descriptors one by one}, from all but 24 on; after {@code used: } the gates are checked before.
   */
  public static void main(String[] args) throws Exception {
    RefusedGates refused = new RefusedGates();
    for (int i = 1; i < args.length; i++) {
      if (args[i].startsWith("mbean")) {
        ManagementFactory.getPlatformMBeanServer();
      }
      refused.add(args[i]);
    }
    refused.rehearse(args[0].startsWith("used: "));
    switch (args[0].replace("used: ", "")) {
      case "threads" -> refused.tryWithoutThreads();
      case "descriptors" -> refused.tryWithDescriptors(0);
      case "descriptors one by one" -> {
        long before = descriptors();
        for (int left = 24; left >= 0; left -= 2) {
          refused.tryWithDescriptors(left);
        }
        require(descriptors() == before, "descriptors were lost");
      }
      default -> refused.tryAll();
    }
    System.out.print(refused.found);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void add(String gate) throws IOException {
    String name = gate.split(" ", 2)[0];
    String keys = gate.substring(name.length()).trim();
    gates.put(gate, name.equals("own") ? ownGate(keys) : GateTrial.made(name, keys));
  }

  private static HeartbeatGate ownGate(String folder) throws IOException {
    return ApplicationGates.of(RefusedGates.class.getClassLoader(), Optional.of(Path.of(folder)))
        .lazily("orders", Map.of());
  }

  /** Has all that a trial itself needs loaded. */
  private void rehearse(boolean withTheGates) {
    GateTrial.outcomeOf(Verdict::alive);
    GateTrial.outcomeOf(
        () -> {
          throw new UnusableGateException("rehearsed");
        });
    GateTrial.outcomeOf(() -> Verdict.dead("rehearsed"));
    if (withTheGates) {
      gates.values().forEach(gate -> GateTrial.outcomeOf(gate::check));
    }
  }

  /** How many are open; standard input must be one of them. */
  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      List<String> numbers = open.map(each -> each.getFileName().toString()).toList();
      require(numbers.contains("0"), "standard input was closed");
      return numbers.size();
    }
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void tryAll() {
    gates.forEach(
        (name, gate) ->
            found
                .append(name)
                .append(" -> ")
                .append(GateTrial.outcomeOf(gate::check))
                .append('\n'));
  }

  private void tryWithoutThreads() throws IOException, InterruptedException {
    // Leaves a thread that waits for the end of processes; its next one is the limit's.
    new ProcessBuilder("true").start().waitFor();
    long self = ProcessHandle.current().pid();
    Process limit = new ProcessBuilder("prlimit", "--pid=" + self, "--nproc=1:1").start();
    if (limit.waitFor() != 0) {
      throw new IOException("prlimit ended with " + limit.exitValue());
    }
    tryAll();
  }

  private void tryWithDescriptors(int left) throws IOException {
    Deque<FileInputStream> taken = new ArrayDeque<>();
    try {
      while (true) {
        taken.push(new FileInputStream("/dev/null"));
      }
    } catch (FileNotFoundException noneIsLeft) {
      for (int i = 0; i < left; i++) {
        taken.pop().close();
      }
    }
    tryAll();
    while (!taken.isEmpty()) {
      taken.pop().close();
    }
  }
}
