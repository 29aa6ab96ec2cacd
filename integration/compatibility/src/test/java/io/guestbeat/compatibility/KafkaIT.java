package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One Kafka node in KRaft mode. */
final class KafkaIT {
  /** Kafka's threads race each other, and its shutdown the end of the log: these always differ. */
  private static final String RACY = "INFO ";

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(17, 21), List.of(17));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void kafkaRunsAsWithoutTheAgent(Jdk jdk) throws Exception {
    Run without = new Kafka(jdk, Work.folder("kafka without " + jdk), null).run();

    Path folder = Work.folder("kafka with " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      Kafka kafka = new Kafka(jdk, folder, host);
      String format = kafka.format();
      assertThat(format).as("what the storage tool writes").doesNotContain("guestbeat: ");
      host.requireNoHeartbeat();
      Run with = kafka.run();

      with.withoutLines(RACY).requireLike(without.withoutLines(RACY));
      host.requireOrderlyEnd();
    }
    Results.add(
        new Result(
            "Kafka " + Work.version("kafka") + ", KRaft mode",
            "`-javaagent`",
            jdk.feature(),
            "storage formatted, a message sent and received; ended by SIGTERM"));
  }
}
