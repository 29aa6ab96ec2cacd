package io.guestbeat.heartbeat;

import io.guestbeat.gate.HeartbeatGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries gates that look up a name in a JVM whose resolver hangs while a file is there. Prints what
 * comes of each, and how many threads look up names, while it hangs, after it has answered, and
 * while it hangs again.
 */
final class HangingResolver {
  private final List<HeartbeatGate> gates = new ArrayList<>();

  private HangingResolver() {}

  /** Takes the file, which is there, and gates as {@code NAME KEY=VALUE;KEY=VALUE}. */
  public static void main(String[] args) throws IOException {
    HangingResolver tried = new HangingResolver();
    Path file = Path.of(args[0]);
    for (int i = 1; i < args.length; i++) {
      String[] gate = args[i].split(" ", 2);
      tried.gates.add(GateTrial.made(gate[0], gate[1]));
    }
    tried.print("hangs");
    Files.delete(file);
    tried.awaitNoLookup();
    tried.print("answers");
    Files.createFile(file);
    tried.print("hangs again");
    Files.delete(file);
    tried.awaitNoLookup();
    tried.print("answers again");
    Runtime.getRuntime().halt(0);
  }

  private void print(String resolver) {
    for (HeartbeatGate gate : gates) {
      System.out.println(
          resolver
              + ": "
              + gate.name()
              + " -> "
              + GateTrial.outcomeOf(gate::check)
              + (lookups() > gates.size() ? ", " + lookups() + " lookups" : ""));
    }
    System.out.flush();
  }

  /** Waits until no thread looks up a name any more. */
  private void awaitNoLookup() {
    while (lookups() > 0) {
      Thread.onSpinWait();
    }
  }

  private static long lookups() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("guestbeat-lookup"))
        .count();
  }
}
