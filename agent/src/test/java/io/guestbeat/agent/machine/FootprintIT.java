package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How few threads there are in a JVM whose application is alive, and what they can do. */
@NeedsPrograms("prlimit --version")
@Tag("slow")
final class FootprintIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final long LESS_THAN_A_STACK = 512L << 20;

  /** 458 on Java 17, those of functions included; the JDK's for us are 120 more. */
  private static final int MOST_CLASSES = 480;

  /** As the system has their names, which are short. */
  private static final String[] OURS = {
    "guestbeat-agent", "guestbeat-escal", "guestbeat-gate-", "guestbeat-heart"
  };

  @TempDir Path folder;
  private Program child;

  @AfterEach
  void stop() {
    child.close();
  }

  @Test
  void anApplicationThatIsAliveHasFourThreadsMore() throws Exception {
    child =
        ChildJvm.withAgent(
            JAVA_HOME, "host=simulator,heartbeat=on,evidence.dir=" + folder, Server.class);
    child.awaitOutput("serving");
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(new ObjectName("io.guestbeat:type=AppMonitor"));

      awaitOurThreads();
    }
  }

  @Test
  void anApplicationThatIsAliveHasFewOfOurClasses() throws Exception {
    Path loaded = folder.resolve("classes.log");
    String options = "host=simulator,heartbeat=on,evidence.dir=" + folder;
    child =
        ChildJvm.start(
            JAVA_HOME,
            List.of(
                "-Xlog:class+load:file=" + loaded,
                "-javaagent:" + ChildJvm.agentJar() + "=" + options),
            Server.class);
    child.awaitOutput("serving");
    child.awaitError("heartbeat STARTED");
    try (JmxAccess jmx = JmxAccess.to(child)) {
      ObjectName name = new ObjectName("io.guestbeat:type=AppMonitor");
      jmx.awaitRegistered(name);

      try (Stream<String> lines = Files.lines(loaded)) {
        assertThat(lines.filter(line -> line.contains(" io.guestbeat.")).count())
            .isBetween(200L, (long) MOST_CLASSES);
      }
    }
  }

  @Test
  void noMoreForAHostThatTakesNativeCode() throws Exception {
    try (Simulator simulator = Simulator.builder().build()) {
      Path socket = folder.resolve("host.sock");
      simulator.serve(socket);
      String options = "host=unix:" + socket + ",heartbeat=on,evidence.dir=" + folder;
      child = ChildJvm.withAgent(JAVA_HOME, options, Server.class);
      child.awaitOutput("serving");
      Wait.until(() -> simulator.ha().heartbeatCount() > 0, () -> "no heartbeat");

      awaitOurThreads();
    }
  }

  @Test
  void aJvmThatHasNoThreadToGiveLeavesEvidence() throws Exception {
    String options =
        "host=simulator,heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s"
            + ",gate.deadlock.interval=200ms,evidence.dir="
            + folder;
    child =
        ChildJvm.start(
            JAVA_HOME,
            List.of("-Xmx256m", "-Xss1g", "-javaagent:" + ChildJvm.agentJar() + "=" + options),
            Patient.class);
    child.awaitOutput("ready");
    child.awaitError("heartbeat STARTED");
    awaitOurThreads();
    allowNoFurtherThread();

    child.send("deadlock-monitors");

    child.awaitError("heartbeat WITHHELD");
    child.awaitError("heartbeat EVIDENCE");
    // Beside the one that writes lines of the log, for as long as there are any.
    awaitOurThreads();
    assertThat(folder.resolve("resets")).as("a trial spends no real budget").doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt")).findFirst().orElseThrow())
          .content()
          .contains("order-1", "order-2", "GATE_CLOSED");
    }
  }

  /** There is memory left, but none for the stack of one more thread of the usual kind. */
  private void allowNoFurtherThread() throws Exception {
    long kilobytes =
        Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmSize:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum();
    ProgramBuilder.of(
            "prlimit", "--pid=" + child.pid(), "--as=" + (kilobytes * 1024 + LESS_THAN_A_STACK))
        .output();
  }

  private void awaitOurThreads() {
    Wait.until(() -> ourThreads().equals(List.of(OURS)), () -> "these threads: " + ourThreads());
  }

  private List<String> ourThreads() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + child.pid() + "/task"))) {
      return tasks
          .map(FootprintIT::nameOf)
          .filter(name -> name.startsWith("guestbeat-") || name.startsWith("JNA"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm")).trim();
    } catch (IOException itHasEnded) {
      return "";
    }
  }
}
