package io.guestbeat.agent.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that the platform cannot express cost what they are for, and never the heartbeat. */
final class UnusualNamesIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";

  /** As in many a service: nothing but ASCII can be expressed. */
  private static final List<String> ASCII_ONLY = List.of("env", "LC_ALL=C");

  private static final String ODD_PROPERTIES =
      """
      -Duser.name=m\u00fcller
      -Duser.home=/home/m\u00fcller
      -Djava.io.tmpdir=/tmp/vor\u00fcbergehend
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void theHeartbeatStartsWhereTheDefaultsHaveNoName(Path javaHome) throws Exception {
    try (Program child = start(javaHome, ODD_PROPERTIES)) {
      child.awaitError("heartbeat STARTED");

      assertThat(child.finish()).isZero();
      assertThat(child.errors()).noneMatch(line -> line.contains("not started"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void theHeartbeatStartsWithoutTheFolderAndTheLogThatWereAskedFor(Path javaHome) throws Exception {
    String options =
        ODD_PROPERTIES
            + "-Dguestbeat.evidence.dir=/srv/b\u00fccher\n-Dguestbeat.log.file=/srv/\u00fc.log\n";
    try (Program child = start(javaHome, options)) {
      String log = child.awaitError("log.file");
      String evidence = child.awaitError("evidence.dir");
      child.awaitError("heartbeat STARTED");

      assertThat(child.finish()).isZero();
      assertThat(log).contains("ERROR", "so lines go to standard error", "cannot express");
      assertThat(evidence).contains("WARN", "cannot express", "LC_ALL", "/var/tmp/guestbeat-");
    }
  }

  /** By a file, which is read as it is: this JVM may be unable to pass such names on. */
  private Program start(Path javaHome, String options) throws Exception {
    Path file = folder.resolve("options");
    String ours = "-Dguestbeat.host=simulator\n-Dguestbeat.heartbeat=on\n";
    Files.write(file, (options + ours).getBytes(UTF_8));
    List<String> jvm = List.of("@" + file, "-javaagent:" + ChildJvm.agentJar());
    return ChildJvm.startBehind(ASCII_ONLY, javaHome, jvm, Patient.class);
  }
}
