package io.guestbeat.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** VMware's genuine {@code vmware-toolbox-cmd}, as a guest of the host on a Unix socket. */
final class GenuineToolbox {
  private final Path preload;
  private final Path hostSocket;

  private GenuineToolbox(Path preload, Path hostSocket) {
    this.preload = preload;
    this.hostSocket = hostSocket;
  }

  /**
   * The program as a guest of this host; skips the test where it is missing, or fails it where it
   * is required.
   */
  static GenuineToolbox guestOf(Path hostSocket, Path folder) throws Exception {
    List<String> missing = Stream.of("gcc", "vmware-toolbox-cmd").filter(p -> !isHere(p)).toList();
    if (!missing.isEmpty()) {
      assertThat(System.getProperty("guestbeat.conformance"))
          .as("conformance tests are required; missing: %s", missing)
          .isNotEqualTo("required");
      System.err.println("Skipped a conformance test: missing " + missing);
      Assumptions.abort("missing: " + missing);
    }
    Path preload = folder.resolve("preload.so");
    Path source = Path.of(System.getProperty("guestbeat.root"), "src/test/c/preload.c");
    run(
        new ProcessBuilder(
            "gcc", "-shared", "-fPIC", "-o", preload.toString(), source.toString(), "-ldl"));
    return new GenuineToolbox(preload, hostSocket);
  }

  /** What {@code vmware-toolbox-cmd stat …} prints. */
  String stat(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("vmware-toolbox-cmd", "stat"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_PRELOAD", preload.toString());
    builder.environment().put("GUESTBEAT_STANDIN_HOST", hostSocket.toString());
    return run(builder);
  }

  private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).trim();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isHere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
