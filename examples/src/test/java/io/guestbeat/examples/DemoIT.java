package io.guestbeat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demo as a new user does, only shorter. */
class DemoIT {
  private static final Pattern LINE =
      Pattern.compile(
          "^ +(\\d+) +(\\d+) +none \\| +\\d+ +\\d+ +\\d+ +\\d+ \\| +GREEN .*", Pattern.MULTILINE);

  @TempDir private Path folder;

  @Test
  void showsLiveStatisticsAndTheHeartbeatAndLeavesNothingBehind() throws Exception {
    Path output = folder.resolve("output");

    int status = demo(output, "5");

    String text = Files.readString(output);
    assertThat(status).describedAs(text).isZero();
    assertThat(text)
        .contains("host           GuestRPC over simulator")
        .containsPattern("session        0x[0-9a-f]{16}")
        .contains("jconsole")
        .contains("orders served")
        .containsOnlyOnce("guestbeat: INFO");
    Matcher lines = LINE.matcher(text);
    assertThat(lines.find()).describedAs(text).isTrue();
    long cpuUsedMs = Long.parseLong(lines.group(1));
    assertThat(lines.find()).describedAs(text).isTrue();
    assertThat(Long.parseLong(lines.group(1))).isGreaterThan(cpuUsedMs);
    assertThat(ProcessHandle.of(deskPid(text)).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private int demo(Path output, String seconds) throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("guestbeat.root"), "examples", "demo.sh");
    ProcessBuilder builder = new ProcessBuilder(script.toString(), seconds);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TMPDIR", folder.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroy();
    }
  }

  private static long deskPid(String text) {
    Matcher pid = Pattern.compile("^pid (\\d+);", Pattern.MULTILINE).matcher(text);
    assertThat(pid.find()).describedAs(text).isTrue();
    return Long.parseLong(pid.group(1));
  }
}
