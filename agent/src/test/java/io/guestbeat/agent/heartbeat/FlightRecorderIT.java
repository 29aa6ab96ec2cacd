package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.DataAmount;
import jdk.jfr.Frequency;
import jdk.jfr.Timespan;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real agent adds to recordings of the JDK's Flight Recorder. */
@Tag("slow")
final class FlightRecorderIT {
  private static final String JDKS = "io.guestbeat.agent.heartbeat.FlightRecorderIT#jdksThatRecord";
  private static final double BYTES_PER_MB = 1 << 20;

  @TempDir Path folder;
  private Simulator simulator;

  /** Those that have the recorder, and the tools for it. */
  static Stream<Path> jdksThatRecord() throws IOException {
    return Jdks.all().filter(home -> Files.exists(home.resolve("bin/jfr")));
  }

  @BeforeEach
  void serve() throws IOException {
    simulator = Simulator.builder().build();
    simulator.vm().setLoad(0.9);
    simulator.vm().setContention(0.5);
    simulator.vm().setBalloonTargetMb(512);
    simulator.serve(folder.resolve("host.sock"));
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void aRecordingFromTheStartHasAllThatHappens(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "heartbeat=presence,heartbeat.grace=0s", fromTheStart())) {
      FlightRecord record = new FlightRecord(javaHome, child, folder);
      record.await("Snapshot", event -> event.getDouble("effectiveCpu") > 0);
      String before = session();
      simulator.vm().vMotion();
      child.send("deadlock-monitors");
      child.awaitError("heartbeat SPARED");

      RecordedEvent change = record.await("SessionChange", event -> true);
      assertThat(change.getString("before")).isEqualTo(before);
      assertThat(change.getString("now")).isEqualTo(session());
      RecordedEvent gate = record.await("Gate", event -> !event.getBoolean("open"));
      assertThat(gate.getString("gate")).isEqualTo("deadlock");
      assertThat(gate.getString("reason")).contains("order-1");
      assertThat(gate.getBoolean("usable")).isTrue();
      RecordedEvent spared = record.await("Decision", event -> is(event, "kind", "SPARED"));
      assertThat(spared.getString("reason")).isNotEmpty();
      assertThat(Duration.between(spared.getInstant("madeAt"), spared.getStartTime()).abs())
          .isLessThan(Duration.ofSeconds(5));
      RecordedEvent beat = record.await("Heartbeat", event -> is(event, "outcome", "SENT"));
      assertThat(beat.getDuration("answerTime")).isPositive();
      assertThat(beat.getDuration("lateness")).isLessThan(Duration.ofSeconds(5));
      assertThat(beat.getString("error")).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  @Tag("slowest")
  void heartbeatsThatAreWithheldOrFailAreThere(Path javaHome) throws Exception {
    String options = "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s";
    try (Program child = start(javaHome, options, fromTheStart())) {
      FlightRecord record = new FlightRecord(javaHome, child, folder);
      record.await("Heartbeat", event -> is(event, "outcome", "SENT"));
      simulator.faults().hostGone();
      RecordedEvent failed = record.await("Heartbeat", event -> is(event, "outcome", "FAILED"));
      assertThat(failed.getString("error")).isNotEmpty();
      RecordedEvent snapshot =
          record.await("Snapshot", event -> event.getString("unavailableReason") != null);
      assertThat(snapshot.getDouble("memBallooned")).isNaN();
      assertThat(snapshot.getString("session")).isNull();
      simulator.faults().hostReturns();

      child.send("deadlock-monitors");

      RecordedEvent kept = record.await("Heartbeat", event -> is(event, "outcome", "WITHHELD"));
      assertThat(kept.getString("error")).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  @Tag("slowest")
  void aPauseIsThereWithWhatTookIt(Path javaHome) throws Exception {
    try (Program child = start(javaHome, "log=info", fromTheStart())) {
      FlightRecord record = new FlightRecord(javaHome, child, folder);
      record.await("Snapshot", event -> event.getDouble("effectiveCpu") > 0);
      Duration span = Duration.ofSeconds(1);

      StoppedProcess.of(child.pid(), span, simulator.vm()::vMotion);

      RecordedEvent pause =
          record.await("Pause", event -> is(event, "cause", "vMotion, suspend or resume"));
      assertThat(pause.getDuration("length")).isBetween(span.minusMillis(200), span.plusSeconds(5));
      assertThat(pause.getDouble("sessionChange")).isBetween(0.5, 1.0);
      assertThat(pause.getInstant("beganAt")).isBefore(pause.getStartTime());
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  @Tag("slowest")
  void aRecordingThatBeginsLaterHasWhatTheHostSaidThoughNobodyUsesJmx(Path javaHome)
      throws Exception {
    try (Program child = start(javaHome, "log=debug", List.of("-Xmx64m"))) {
      FlightRecord record = new FlightRecord(javaHome, child, folder);
      assertThat(record.jcmd("GC.class_histogram"))
          .contains("FlightRecording")
          .doesNotContain("FlightEvents", "SnapshotEvents");

      record.jcmd("JFR.start", "settings=" + FlightRecord.settings(folder));
      record.await("Snapshot", event -> event.getDouble("effectiveCpu") > 0);
      simulator.vm().freeze();
      Snapshot truth = simulator.vm().snapshot();

      RecordedEvent event = record.await("Snapshot", each -> isOf(truth, each));
      assertThat(event.getDouble("memBallooned"))
          .isEqualTo(BYTES_PER_MB * truth.require(Statistic.MEM_BALLOONED_MB));
      assertThat(event.getDouble("hostProcessorSpeed"))
          .isEqualTo(1e6 * truth.require(Statistic.HOST_PROCESSOR_SPEED));
      assertThat(event.getDuration("cpuStolen"))
          .isEqualTo(Duration.ofMillis(truth.require(Statistic.CPU_STOLEN_MS)))
          .isPositive();
      assertThat(event.getDouble("cpuShares"))
          .isEqualTo((double) truth.require(Statistic.CPU_SHARES));
      assertThat(truth.require(Statistic.MEM_LIMIT_MB)).isEqualTo(Statistic.UNLIMITED);
      assertThat(event.getDouble("memLimit")).isNaN();
      assertThat(event.getString("unavailableReason")).isNull();
      requireMissionControlKnowsWhatItSees(event);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  @Tag("slowest")
  void detachingTakesTheEventsWithItWhileTheRecordingGoesOn(Path javaHome) throws Exception {
    try (Program child = ChildJvm.start(javaHome, fromTheStart(), Server.class)) {
      child.awaitOutput("serving");
      FlightRecord record = new FlightRecord(javaHome, child, folder);
      for (int round = 0; round < 5; round++) {
        JmxAccess.attachAgent(child, "log=error,host=unix:" + folder.resolve("host.sock"));
        assertThat(record.jcmd("GC.class_histogram")).contains("agent.flight.FlightEvents");
        JmxAccess.attachAgent(child, "detach");
      }

      Wait.until(
          () -> !record.jcmd("GC.class_histogram").contains("guestbeat.agent.flight"),
          () -> "still there: " + record.jcmd("GC.class_histogram"));
      assertThat(record.jcmd("GC.class_histogram").lines())
          .filteredOn(line -> line.contains("io.guestbeat.agent.HiddenClassLoader"))
          .allMatch(line -> line.matches(" *\\d+: +[12] .*"));
    }
  }

  /** A JVM without the recorder: of 8 one without its library, of others one without its module. */
  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  @Tag("slowest")
  void aJvmWithoutTheRecorderStartsAndEndsAsEver(Path javaHome) throws Exception {
    String options = "log=debug,heartbeat=on,log.file=" + folder.resolve("log");
    List<String> without =
        Jdks.version(javaHome) == 8
            ? List.of("-Xbootclasspath:" + javaHome.resolve("jre/lib/rt.jar"))
            : List.of(
                "--limit-modules",
                "java.management,java.instrument,jdk.management,jdk.unsupported");
    try (Program child = start(javaHome, options, without)) {
      Wait.until(() -> simulator.ha().heartbeatCount() > 0, () -> "no heartbeat");

      assertThat(child.finish()).isZero();
      assertThat(child.errors())
          .filteredOn(line -> !line.startsWith("WARNING: ") && !line.isEmpty())
          .isEmpty();
      assertThat(Files.readAllLines(folder.resolve("log")))
          .isNotEmpty()
          .noneMatch(line -> line.contains("Flight") || line.contains("jfr"));
    }
  }

  private Program start(Path javaHome, String options, List<String> jvmOptions) {
    List<String> all = new ArrayList<>(jvmOptions);
    String where =
        ",evidence.dir=" + folder.resolve("evidence") + ",host=unix:" + folder.resolve("host.sock");
    all.add("-javaagent:" + ChildJvm.agentJar() + "=" + options + where);
    Program child = ChildJvm.start(javaHome, all, Patient.class);
    child.endWithin(Duration.ofMinutes(3));
    child.awaitOutput("ready");
    return child;
  }

  private List<String> fromTheStart() throws IOException {
    return List.of("-Xmx64m", "-XX:StartFlightRecording=settings=" + FlightRecord.settings(folder));
  }

  private String session() {
    return simulator.vm().snapshot().session().toString();
  }

  private static boolean is(RecordedEvent event, String field, String value) {
    return value.equals(event.getString(field));
  }

  private static boolean isOf(Snapshot truth, RecordedEvent event) {
    return event.getDuration("elapsed").toMillis() == truth.require(Statistic.ELAPSED_MS);
  }

  private static void requireMissionControlKnowsWhatItSees(RecordedEvent event) {
    assertThat(event.getEventType().getCategoryNames()).containsExactly("Guestbeat");
    assertThat(event.getEventType().getField("memBallooned"))
        .matches(field -> field.getAnnotation(DataAmount.class) != null)
        .matches(field -> field.getLabel().equals("Memory Ballooned"))
        .matches(field -> field.getDescription().contains("balloon driver"));
    assertThat(event.getEventType().getField("cpuStolen"))
        .matches(field -> field.getAnnotation(Timespan.class).value().equals("MILLISECONDS"));
    assertThat(event.getEventType().getField("effectiveCpu"))
        .matches(field -> field.getAnnotation(Frequency.class) != null);
  }
}
