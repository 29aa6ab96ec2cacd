package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.JnaApplication;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application's JNA of another version, beside ours. */
final class OtherJnaIT {
  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void bothVersionsWork(Path javaHome) throws Exception {
    String classPath =
        System.getProperty("guestbeat.test.classes")
            + File.pathSeparator
            + ChildJvm.testTool("other-jna.jar");
    List<String> arguments =
        List.of(
            "-javaagent:" + ChildJvm.agentJar() + "=host=unix:/no/such/socket",
            "-cp",
            classPath,
            JnaApplication.class.getName());
    try (Program child = ChildJvm.run(javaHome, arguments)) {
      child.awaitError("No such file or directory");

      assertThat(child.finish()).isZero();
      assertThat(child.output()).contains("JNA 5.13.0 (b0) says pid " + child.pid());
    }
  }
}
