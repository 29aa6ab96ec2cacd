package example;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;

/** Looks, without a pause, whether anybody sets a system property that its own JNA would read. */
public final class JnaPropertyWatch {
  private static volatile boolean ended;

  private JnaPropertyWatch() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<String> seen = new TreeSet<>();
    Thread watch = new Thread(() -> look(seen));
    watch.start();
    ManagementFactory.getPlatformMBeanServer();
    while (System.in.read() >= 0) {}
    ended = true;
    watch.join();
    System.out.println("seen " + seen);
  }

  private static void look(Set<String> seen) {
    while (!ended) {
      for (String name : System.getProperties().stringPropertyNames()) {
        if (name.startsWith("jna.") || name.startsWith("jnidispatch.")) {
          seen.add(name);
        }
      }
    }
  }
}
