package io.guestbeat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Jdks;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's programs in Java, as guests of a simulated host. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SamplesIT {
  @TempDir private Path folder;
  private final Simulator simulator =
      Simulator.builder()
          .cpu(Allocation.of(500, 2500, 4000))
          .host(HostProfile.current().withUnavailable(Statistic.MEM_BALLOONED_MB))
          .build();
  private String host;

  @BeforeEach
  void serve() throws Exception {
    host = "unix:" + simulator.serve(folder.resolve("host.sock")).path();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void theReaderReadsAndNoticesThatTheSessionHasChanged() throws Exception {
    try (Program reader = start(StatisticsReader.class, host)) {
      assertThat(reader.awaitOutput("session"))
          .endsWith(simulator.vm().snapshot().session().toString());
      assertThat(reader.awaitOutput("CPU limit"))
          .startsWith("CPU limit 2500 MHz, reservation 500 MHz, speed unknown MHz; memory used ")
          .endsWith("ballooned unknown (NOT_AVAILABLE) MB");
      assertThat(reader.awaitOutput("CPU limit")).containsPattern("speed \\d+ MHz");

      simulator.vm().vMotion();

      assertThat(reader.awaitOutput("SESSION CHANGED"))
          .endsWith(simulator.vm().snapshot().session().toString());
      assertThat(reader.awaitOutput("CPU limit")).contains("speed unknown MHz");
    }
  }

  @Test
  void theReaderSaysWhatAnErrorMeans() throws Exception {
    simulator.faults().disableGuestLibrary();

    try (Program reader = start(StatisticsReader.class, host)) {
      assertThat(reader.finish()).isEqualTo(1);
      assertThat(reader.output())
          .hasSize(2)
          .last()
          .asString()
          .startsWith("error 3, NOT_ENABLED: The host does not serve guest statistics");
    }
  }

  @Test
  void theHeartbeatGoesOnAfterCtrlCAndEndsWithoutAResetWhereItIsDisabled() throws Exception {
    try (Program sample = start(HeartbeatSample.class, host, "1")) {
      sample.awaitOutput("the status is green");
      sample.interrupt();
      sample.awaitOutput("c - continue");
      sample.awaitOutput("heartbeat sent");
      sample.send("c");
      sample.awaitOutput("heartbeat sent");

      simulator.vm().vMotion();
      sample.awaitOutput("the status is green");

      sample.interrupt();
      sample.awaitOutput("c - continue");
      sample.send("d");

      assertThat(sample.finish()).isZero();
      assertThat(sample.output()).last().isEqualTo("disabled: no reset follows");
      assertThat(simulator.ha().isEnabled()).isFalse();
      assertThat(simulator.ha().resets()).isZero();
    }
  }

  @Test
  void theHeartbeatThatIsStoppedEndsInAReset() throws Exception {
    HaSettings hurried =
        HaSettings.of(
                Sensitivity.HIGH
                    .withFailureInterval(Duration.ofSeconds(1))
                    .withMinimumUptime(Duration.ZERO))
            .withHeartbeatDeadline(Duration.ofSeconds(5));
    CountDownLatch reset = new CountDownLatch(1);
    try (Simulator cluster = Simulator.builder().ha(hurried).build()) {
      String its = "unix:" + cluster.serve(folder.resolve("cluster.sock")).path();
      try (Program sample = start(HeartbeatSample.class, its, "1")) {
        sample.awaitOutput("the status is green");
        sample.interrupt();
        sample.awaitOutput("c - continue");
        cluster.ha().addListener(event -> countResets(event, reset));
        sample.send("s");

        assertThat(sample.finish()).isZero();
        assertThat(sample.output()).last().isEqualTo("stopped: the virtual machine will be reset");
        assertThat(cluster.ha().isEnabled()).isTrue();
        reset.await();
      }
    }
  }

  @Test
  void theHeartbeatSaysWhyItCannotBegin() throws Exception {
    try (Program sample = start(HeartbeatSample.class, "unix:" + folder.resolve("none"))) {
      assertThat(sample.finish()).isEqualTo(1);
      assertThat(sample.output())
          .hasSize(2)
          .last()
          .isEqualTo("error 3, The channel to the host could not be opened.");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {StatisticsReader.class, HeartbeatSample.class})
  void aWrongHostIsNamed(Class<?> example) throws Exception {
    try (Program sample = start(example, "nowhere")) {
      assertThat(sample.finish()).isEqualTo(2);
      assertThat(sample.output())
          .singleElement()
          .asString()
          .contains("\"nowhere\" is not a host; accepted is");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"StatisticsReader", "HeartbeatSample"})
  void eachIsShortAndOnThePageOfTheLibrary(String example) throws Exception {
    Path root = Path.of(System.getProperty("guestbeat.root"));

    assertThat(
            Files.readAllLines(
                root.resolve("examples/src/main/java/io/guestbeat/examples")
                    .resolve(example + ".java")))
        .hasSizeLessThan(100);
    assertThat(Files.readString(root.resolve("docs/library.md"))).contains(example);
  }

  /** An example in a JVM of its own, its errors among its output. */
  private static Program start(Class<?> example, String... arguments) {
    List<String> command = new ArrayList<>();
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"), example.getName());
    Collections.addAll(command, arguments);
    return ProgramBuilder.java(Jdks.OWN, command).withErrorsInOutput().start();
  }

  private static void countResets(HaEvent event, CountDownLatch reset) {
    if (event.type() == HaEvent.Type.RESET) {
      reset.countDown();
    }
  }
}
