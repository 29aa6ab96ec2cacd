package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar in a real JVM on a host in another process, which gets into every trouble. */
final class HostTroubleIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String[] STATISTICS =
      Arrays.stream(Statistic.values()).map(Statistic::apiName).toArray(String[]::new);

  private final ObjectName stats;
  private final ObjectName monitor;

  @TempDir Path folder;
  private Simulator simulator;
  private Path socket;
  private Program child;

  HostTroubleIT() throws Exception {
    stats = new ObjectName("io.guestbeat:type=GuestStats");
    monitor = new ObjectName("io.guestbeat:type=AppMonitor");
  }

  @BeforeEach
  void start() {
    simulator = Simulator.builder().build();
    socket = folder.resolve("host.sock");
    String options = "stats.max-age=0s,host=unix:" + socket;
    child = ChildJvm.withAgent(JAVA_HOME, options, Server.class);
    child.awaitOutput("serving");
  }

  @AfterEach
  void stop() {
    child.close();
    simulator.close();
  }

  @Test
  void saysWhatIsWrongAndIsRightAgainWhenTheHostIs() throws Exception {
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(monitor);
      assertUnavailable(jmx, "No such file or directory");

      simulator.serve(socket);
      awaitAvailable(jmx);

      simulator.faults().cutRepliesAfter(20);
      assertUnavailable(jmx, "within a packet");
      simulator.faults().clear();
      awaitAvailable(jmx);

      simulator.faults().neverAnswer();
      assertUnavailable(jmx, "no answer in time");
      simulator.faults().clear();
      awaitAvailable(jmx);

      simulator.faults().hostGone();
      // Whether it is met while sending or receiving is chance.
      assertUnavailable(jmx, "host.sock");
      simulator.faults().clear();
      awaitAvailable(jmx);
      jmx.invoke(monitor, "enable");
      jmx.invoke(monitor, "markActive");
      assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
    }

    assertThat(child.finish()).isZero();
    assertThat(child.output()).containsExactly("serving", "stopping");
    assertThat(child.errors())
        .allMatch(line -> line.contains(" guestbeat: INFO "))
        .hasSizeBetween(2, 9);
  }

  @Test
  void theHeartbeatGoesOnWhileStatisticsHang() throws Exception {
    simulator.serve(socket);
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(monitor);
      awaitAvailable(jmx);
      simulator.faults().neverAnswer("guestlib.info.get");
      long readBefore = simulator.traffic().requestsAnswered("guestlib.info.get");

      FutureTask<Map<String, Object>> reading =
          new FutureTask<>(() -> jmx.readAll(stats, STATISTICS));
      new Thread(reading, "reader").start();
      awaitRequest("guestlib.info.get", readBefore + 1);
      jmx.invoke(monitor, "enable");
      jmx.invoke(monitor, "markActive");

      assertThat(reading).isNotDone();
      assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
      assertThat(reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .hasSize(36)
          .values()
          .containsOnlyNulls();
    }
  }

  @Test
  void theHeartbeatGoesOnWhereTheGuestLibraryIsDisabled() throws Exception {
    simulator.serve(socket);
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(monitor);
      awaitAvailable(jmx);
      simulator.faults().disableGuestLibrary();

      assertUnavailable(jmx, "guestlibGetInfo");
      jmx.invoke(monitor, "enable");
      jmx.invoke(monitor, "markActive");

      assertThat(jmx.read(monitor, "AppStatus")).isEqualTo("GREEN");
    }
  }

  @Test
  void aHeartbeatThatCannotBeSentSaysWhy() throws Exception {
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(monitor);

      assertThatThrownBy(() -> jmx.invoke(monitor, "markActive"))
          .hasStackTraceContaining("No such file or directory");

      assertThat(jmx.read(monitor, "AppStatus")).isEqualTo("UNKNOWN");
      assertThat(jmx.read(monitor, "HeartbeatsFailed")).isEqualTo(1L);
      assertThat((String) jmx.read(monitor, "LastError")).contains("No such file");
    }
  }

  private void awaitRequest(String command, long count) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (simulator.traffic().requestsAnswered(command) < count) {
      assertThat(System.nanoTime() - giveUp).describedAs(command).isNegative();
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private void assertUnavailable(JmxAccess jmx, String why) throws Exception {
    Map<String, Object> values = readUntil(jmx, false);

    assertThat((String) values.get("UnavailableReason")).contains(socket.toString());
    assertThat(jmx.readAll(stats, STATISTICS)).hasSize(36).values().containsOnlyNulls();
    awaitReason(jmx, why);
  }

  private void awaitReason(JmxAccess jmx, String why) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    String reason = (String) jmx.read(stats, "UnavailableReason");
    while (!reason.contains(why)) {
      assertThat(System.nanoTime() - giveUp).describedAs(reason).isNegative();
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      reason = String.valueOf(jmx.read(stats, "UnavailableReason"));
    }
  }

  private void awaitAvailable(JmxAccess jmx) throws Exception {
    Map<String, Object> values = readUntil(jmx, true);

    assertThat(values).containsEntry("UnavailableReason", null);
    assertThat(jmx.readAll(stats, STATISTICS)).hasSize(36).values().doesNotContainNull();
  }

  private Map<String, Object> readUntil(JmxAccess jmx, boolean available) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Map<String, Object> values = jmx.readAll(stats, "Available", "UnavailableReason");
      if (values.get("Available").equals(available)) {
        return values;
      }
      assertThat(System.nanoTime() - giveUp).describedAs(values.toString()).isNegative();
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
