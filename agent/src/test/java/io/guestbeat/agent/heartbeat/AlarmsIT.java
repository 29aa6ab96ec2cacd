package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.management.ObjectName;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alarms and advice of the real jar in a real JVM, on a host that gets busy and quiet again. */
@Tag("thorough")
final class AlarmsIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Allocation NO_LIMIT = Allocation.unbounded(4000);
  private static final String[] ATTRIBUTES = {
    "CpuStolenPercentPerVcpu",
    "AlarmStolen",
    "AlarmBallooned",
    "AlarmCpuLimit",
    "AlarmSessionChange",
    "AlarmLevel",
    "Alarms",
    "AdviceCount",
    "AdviceCodes",
    "Advice",
    "JvmMaxHeapMB",
    "JvmFootprintMB",
    "HeapUnreservedMB",
    "JvmMetaspaceMB",
    "JvmCodeCacheMB",
    "JvmThreadStacksMB",
    "JvmDirectMemoryMB",
    "GcThreads",
    "ConcurrentGcThreads",
    "CpuLimitInCpus"
  };

  private final ObjectName insight;

  @TempDir Path folder;
  private Simulator simulator;
  private String agent;
  private Program child;

  AlarmsIT() throws Exception {
    insight = new ObjectName("io.guestbeat:type=Insight");
  }

  @BeforeEach
  void haveAHost() throws Exception {
    // As many as the guest counts, which is this machine.
    int vcpus = VirtualCpus.ofThisMachine().orElseThrow();
    simulator = Simulator.builder().vcpus(vcpus).memoryMb(8192).build();
    simulator.vm().setLoad(0.9);
    simulator.vm().setLoadVariation(0);
    Path socket = folder.resolve("host.sock");
    simulator.serve(socket);
    String options =
        "alarm.stolen.sustain=0s,alarm.ballooned.sustain=0s,alarm.cpu-limit.sustain=0s,"
            + "alarm.session-change.warning=1,advice.sustain=0s,host=unix:"
            + socket;
    agent = "-javaagent:" + ChildJvm.agentJar() + "=" + options;
  }

  private void startJvm(Path javaHome, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(agent);
    child = ChildJvm.start(javaHome, all, Server.class).endWithin(Duration.ofMinutes(3));
    child.awaitOutput("serving");
  }

  @AfterEach
  void stop() {
    child.close();
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void knowTheJvmByItsLimits(Path javaHome) throws Exception {
    startJvm(
        javaHome,
        "-Xmx256m",
        "-Xss512k",
        "-XX:+UseG1GC",
        "-XX:ParallelGCThreads=3",
        "-XX:ConcGCThreads=2",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:MaxDirectMemorySize=32m");
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(insight);

      Map<String, Object> facts = await(jmx, values -> values.get("JvmFootprintMB") != null);
      assertThat(facts)
          .containsEntry("JvmMaxHeapMB", 256.0)
          .containsEntry("JvmMetaspaceMB", 128.0)
          .containsEntry("JvmDirectMemoryMB", 32.0)
          .containsEntry("GcThreads", 3.0)
          .containsEntry("ConcurrentGcThreads", 2.0);
      assertThat((Double) facts.get("JvmCodeCacheMB")).isBetween(63.0, 64.1);
      assertThat((Double) facts.get("JvmThreadStacksMB")).isBetween(2.0, 30.0);
    }
  }

  @Test
  void comeAndGoWithWhatTheHostDoes() throws Exception {
    startJvm(JAVA_HOME, "-Xms64m", "-Xmx256m");
    try (JmxAccess jmx = JmxAccess.to(child)) {
      jmx.awaitRegistered(insight);
      List<String> announced = jmx.listenTo(insight);
      Map<String, Object> quiet =
          await(jmx, values -> values.get("CpuStolenPercentPerVcpu") != null);
      assertThat(quiet)
          .containsEntry("Alarms", "none")
          .containsEntry("AlarmLevel", "OK")
          .containsEntry("AdviceCount", 0L)
          .containsEntry("AdviceCodes", "none")
          .containsEntry("JvmMaxHeapMB", 256.0)
          .containsEntry("HeapUnreservedMB", 256.0)
          .containsEntry("CpuLimitInCpus", null);
      assertThat((Double) quiet.get("JvmFootprintMB")).isGreaterThan(256.0);

      simulator.vm().setContention(0.5);
      simulator.vm().setBalloonTargetMb(100);
      simulator.vm().setCpu(Allocation.of(0, 1300, 4000));
      Map<String, Object> busy =
          await(
              jmx,
              values ->
                  values.get("AlarmStolen").equals(2L)
                      && values.get("AlarmBallooned").equals(1L)
                      && values.get("AlarmCpuLimit").equals(2L)
                      && has(values, "GB-CPU-03"));
      assertThat(busy).containsEntry("AlarmLevel", "CRITICAL").containsEntry("CpuLimitInCpus", 0.5);
      assertThat((String) busy.get("Alarms"))
          .contains("stolen CRITICAL since ", "ballooned WARNING since ", "cpu-limit CRITICAL");
      assertThat((String) busy.get("AdviceCodes"))
          .contains("GB-MEM-01", "GB-MEM-05", "GB-MEM-10", "GB-CPU-03")
          .doesNotContain("GB-CPU-02");
      assertThat(Arrays.asList((String[]) busy.get("Advice")))
          .hasSize(((Long) busy.get("AdviceCount")).intValue())
          .anyMatch(line -> line.startsWith("GB-CPU-03 WARNING: "));

      simulator.vm().setCpu(NO_LIMIT);
      Map<String, Object> stolen = await(jmx, values -> has(values, "GB-CPU-02"));
      assertThat((String) stolen.get("AdviceCodes")).startsWith("GB-CPU-02 ");
      assertThat(Arrays.asList((String[]) stolen.get("Advice")))
          .anyMatch(line -> line.startsWith("GB-CPU-02 CRITICAL: The host took "));

      simulator.vm().setContention(0);
      simulator.vm().setBalloonTargetMb(0);
      Map<String, Object> over =
          await(
              jmx,
              values ->
                  values.get("Alarms").equals("none") && values.get("AdviceCount").equals(0L));
      assertThat(over).containsEntry("AlarmLevel", "OK").containsEntry("AlarmStolen", 0L);

      simulator.vm().vMotion();
      await(jmx, values -> values.get("AlarmSessionChange").equals(1L));

      assertThat(announced)
          .anyMatch(line -> line.startsWith("io.guestbeat.alarm alarm stolen OK to CRITICAL: "))
          .anyMatch(line -> line.startsWith("io.guestbeat.alarm alarm stolen CRITICAL to OK: "))
          .anyMatch(line -> line.startsWith("io.guestbeat.alarm alarm ballooned OK to WARNING: "))
          .anyMatch(line -> line.startsWith("io.guestbeat.advice advice GB-MEM-05 WARNING: "))
          .contains("io.guestbeat.advice advice GB-MEM-05 is no longer given");
    }
    assertThat(child.finish()).isZero();
    assertThat(child.errors())
        .areExactly(1, lineThatBegins("guestbeat: WARN alarm stolen OK to CRITICAL: "))
        .areExactly(1, lineThatBegins("guestbeat: INFO alarm stolen CRITICAL to OK: "))
        .areAtLeast(1, lineThatBegins("guestbeat: WARN advice GB-CPU-02 CRITICAL: "))
        .areAtLeast(1, lineThatBegins("guestbeat: INFO advice GB-CPU-02 is no longer given"))
        .areExactly(1, lineThatBegins("guestbeat: INFO advice GB-MEM-10 NOTE: "));
  }

  private Map<String, Object> await(JmxAccess jmx, Predicate<Map<String, Object>> condition) {
    AtomicReference<Map<String, Object>> latest = new AtomicReference<>();
    Wait.until(
        () -> {
          latest.set(read(jmx));
          return condition.test(latest.get());
        },
        () -> "still " + latest.get());
    return latest.get();
  }

  private Map<String, Object> read(JmxAccess jmx) {
    try {
      return jmx.readAll(insight, ATTRIBUTES);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean has(Map<String, Object> values, String code) {
    return ((String) values.get("AdviceCodes")).contains(code);
  }

  private static Condition<String> lineThatBegins(String text) {
    return new Condition<>(line -> line.contains(" " + text), "line that begins \"%s\"", text);
  }
}
