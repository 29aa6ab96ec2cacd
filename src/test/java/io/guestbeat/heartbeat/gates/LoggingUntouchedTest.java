package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoggingUntouchedTest {
  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void gatesNeitherInitialiseLoggingNorCreateAnMBeanServer(Path javaHome, @TempDir Path folder)
      throws IOException {
    // With a configuration of its own, the JDK's internal loggers go to java.util.logging too.
    Path configuration = Files.createFile(folder.resolve("logging.properties"));
    Path pidFile = folder.resolve("pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

    String output =
        ChildProgram.output(
            javaHome,
            List.of(
                "-Djava.util.logging.manager=" + EveryGateOnce.TellTale.class.getName(),
                "-Djava.util.logging.config.file=" + configuration),
            EveryGateOnce.class,
            pidFile.toString());

    assertThat(output.lines())
        .containsExactly(
            "deadlock: alive",
            "heap: alive",
            "threads: alive",
            "mbean: unusable: java.lang:type=Threading has not been registered in any MBean server"
                + " of this JVM yet",
            "http: alive",
            "tcp: alive",
            "file: alive",
            "pid: alive",
            "MBean servers: []",
            "logging is initialised");
  }
}
