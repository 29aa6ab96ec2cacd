package io.guestbeat.agent.heartbeat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The real jar in a real JVM that is made to stand still, on a simulated virtual machine of two
 * vCPUs. Used by one thread.
 */
final class PausedJvm implements AutoCloseable {
  /** A pause is noted within a tick. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ObjectName insight;
  private final Simulator simulator;
  private final Program child;
  private final JmxAccess jmx;

  /** Starts it; once it is there, the host has been asked. */
  PausedJvm(Path javaHome, Path folder, String options, Duration limit) throws Exception {
    insight = new ObjectName("io.guestbeat:type=Insight");
    Path socket = folder.resolve("host.sock");
    simulator = Simulator.builder().vcpus(2).build();
    simulator.serve(socket);
    String agent = "-javaagent:" + ChildJvm.agentJar() + "=host=unix:" + socket + "," + options;
    child =
        ChildJvm.start(
                javaHome, List.of("-Xms768m", "-Xmx768m", "-XX:+UseSerialGC", agent), Patient.class)
            .endWithin(limit);
    child.awaitOutput("ready");
    jmx = JmxAccess.to(child);
    jmx.awaitRegistered(insight);
    Wait.until(
        () -> simulator.traffic().requestsAnswered("guestlib.info.get") > 0,
        () -> "the host was not asked");
  }

  SimulatedVm vm() {
    return simulator.vm();
  }

  /** Carries out an order of {@link Patient}. */
  void order(String order) throws IOException {
    child.send(order);
    child.awaitOutput("done " + order);
  }

  /** Holds the process for so long, and has this happen as soon as it stands still. */
  void hold(Duration span, Runnable meanwhile) throws Exception {
    StoppedProcess.of(child.pid(), span, meanwhile);
  }

  long pauses() {
    try {
      return (long) jmx.read(insight, "Pauses");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Object read(String attribute) throws Exception {
    return jmx.read(insight, attribute);
  }

  /** Whether a pause is noted, now that there were so many and one is over. */
  boolean notesPauseAfter(long before) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (pauses() == before && System.nanoTime() - giveUp < 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    return pauses() > before;
  }

  /** The pauses noted since there were so many, the newest first; there is at least one. */
  List<CompositeData> pausesSince(long before) throws Exception {
    Wait.until(() -> pauses() > before, () -> "no pause was noted");
    List<CompositeData> all = List.of((CompositeData[]) read("LastPauses"));
    return new ArrayList<>(all.subList(0, (int) Math.min(all.size(), pauses() - before)));
  }

  /** The longest of them: a busy machine may add one of its own. */
  CompositeData longestSince(long before) throws Exception {
    return pausesSince(before).stream()
        .max(Comparator.comparing(pause -> (Long) pause.get("millis")))
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    jmx.close();
    child.close();
    simulator.close();
  }
}
