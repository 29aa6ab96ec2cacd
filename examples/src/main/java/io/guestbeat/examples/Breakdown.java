package io.guestbeat.examples;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.openmbean.CompositeData;

/**
 * Flips the order desk's switch, so that two of its threads deadlock, and tells over JMX what
 * Guestbeat makes of it, until the JVM is gone.
 */
public final class Breakdown {
  private static final long STEP_MILLIS = 100;

  private final AttachedJvm jvm;
  private String lastGates = "";
  private int decisionsTold;

  private Breakdown(AttachedJvm jvm) {
    this.jvm = jvm;
  }

  /** Breaks the order desk of the process id {@code args[0]}. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("usage: Breakdown PID");
      System.exit(2);
    }
    try (AttachedJvm jvm = AttachedJvm.of(args[0])) {
      new Breakdown(jvm).run();
    } catch (IOException e) {
      say("connection lost: the JVM is gone");
    }
  }

  private void run() throws Exception {
    jvm.await(() -> "GREEN".equals(monitor("AppStatus")), "no heartbeat reached the host");
    tellNews();
    say("the switch: OrderDesk.deadlock()");
    jvm.order(AttachedJvm.ORDER_DESK, "deadlock");
    while (true) {
      tellNews();
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
  }

  /** What is new since the last look: decisions, and the gates if one has moved. */
  private void tellNews() throws JMException, IOException {
    Map<String, Object> now = jvm.read(AttachedJvm.MONITOR, "Gates", "Decisions");
    String[] decisions = (String[]) now.get("Decisions");
    for (int i = decisions.length - 1 - decisionsTold; i >= 0; i--) {
      say("decision  " + decisions[i].replaceFirst("^\\S+T(\\S{8})\\S*", "$1"));
    }
    decisionsTold = decisions.length;
    String gates = gates((CompositeData[]) now.get("Gates"));
    if (!gates.equals(lastGates)) {
      lastGates = gates;
      say("gates     " + gates);
    }
  }

  private static String gates(CompositeData[] gates) {
    StringBuilder text = new StringBuilder();
    for (CompositeData gate : gates) {
      boolean isOpen = Boolean.TRUE.equals(gate.get("open"));
      text.append(gate.get("name")).append(isOpen ? " is open " : " is CLOSED ");
    }
    return text.toString().trim();
  }

  private Object monitor(String attribute) throws JMException, IOException {
    return jvm.read(AttachedJvm.MONITOR, attribute).get(attribute);
  }

  private static void say(String line) {
    System.out.println("  [JMX]         " + line);
  }
}
