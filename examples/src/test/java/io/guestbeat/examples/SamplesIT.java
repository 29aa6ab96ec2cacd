package io.guestbeat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    try (Sample reader = Sample.start(StatisticsReader.class, host)) {
      assertThat(reader.await("session")).endsWith(simulator.vm().snapshot().session().toString());
      assertThat(reader.await("CPU limit"))
          .startsWith("CPU limit 2500 MHz, reservation 500 MHz, speed unknown MHz; memory used ")
          .endsWith("ballooned unknown (NOT_AVAILABLE) MB");
      assertThat(reader.await("CPU limit")).containsPattern("speed \\d+ MHz");

      simulator.vm().vMotion();

      assertThat(reader.await("SESSION CHANGED"))
          .endsWith(simulator.vm().snapshot().session().toString());
      assertThat(reader.await("CPU limit")).contains("speed unknown MHz");
    }
  }

  @Test
  void theReaderSaysWhatAnErrorMeans() throws Exception {
    simulator.faults().disableGuestLibrary();

    try (Sample reader = Sample.start(StatisticsReader.class, host)) {
      assertThat(reader.finish()).isEqualTo(1);
      assertThat(reader.lines())
          .hasSize(2)
          .last()
          .asString()
          .startsWith("error 3, NOT_ENABLED: The host does not serve guest statistics");
    }
  }

  @Test
  void theHeartbeatGoesOnAfterCtrlCAndEndsWithoutAResetWhereItIsDisabled() throws Exception {
    try (Sample sample = Sample.start(HeartbeatSample.class, host, "1")) {
      sample.await("the status is green");
      sample.interrupt();
      sample.await("c - continue");
      sample.await("heartbeat sent");
      sample.answer("c");
      sample.await("heartbeat sent");

      simulator.vm().vMotion();
      sample.await("the status is green");

      sample.interrupt();
      sample.await("c - continue");
      sample.answer("d");

      assertThat(sample.finish()).isZero();
      assertThat(sample.lines()).last().isEqualTo("disabled: no reset follows");
      assertThat(simulator.ha().isEnabled()).isFalse();
      assertThat(simulator.ha().resets()).isZero();
    }
  }

  @Test
  void theHeartbeatThatIsStoppedEndsInAReset() throws Exception {
    HaSettings hurried =
        HaSettings.of(Sensitivity.HIGH)
            .withHeartbeatDeadline(Duration.ofSeconds(5))
            .withFailureInterval(Duration.ofSeconds(1))
            .withMinimumUptime(Duration.ZERO);
    CountDownLatch reset = new CountDownLatch(1);
    try (Simulator cluster = Simulator.builder().ha(hurried).build()) {
      String its = "unix:" + cluster.serve(folder.resolve("cluster.sock")).path();
      try (Sample sample = Sample.start(HeartbeatSample.class, its, "1")) {
        sample.await("the status is green");
        sample.interrupt();
        sample.await("c - continue");
        cluster.ha().addListener(event -> countResets(event, reset));
        sample.answer("s");

        assertThat(sample.finish()).isZero();
        assertThat(sample.lines()).last().isEqualTo("stopped: the virtual machine will be reset");
        assertThat(cluster.ha().isEnabled()).isTrue();
        reset.await();
      }
    }
  }

  @Test
  void theHeartbeatSaysWhyItCannotBegin() throws Exception {
    try (Sample sample = Sample.start(HeartbeatSample.class, "unix:" + folder.resolve("none"))) {
      assertThat(sample.finish()).isEqualTo(1);
      assertThat(sample.lines())
          .hasSize(2)
          .last()
          .isEqualTo("error 3, The channel to the host could not be opened.");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {StatisticsReader.class, HeartbeatSample.class})
  void aWrongHostIsNamed(Class<?> example) throws Exception {
    try (Sample sample = Sample.start(example, "nowhere")) {
      assertThat(sample.finish()).isEqualTo(2);
      assertThat(sample.lines())
          .singleElement()
          .asString()
          .contains("\"nowhere\" is no host; accepted is");
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

  private static void countResets(HaEvent event, CountDownLatch reset) {
    if (event.type() == HaEvent.Type.RESET) {
      reset.countDown();
    }
  }
}
