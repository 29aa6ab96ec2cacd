package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application's JVM outlives what libraries of the Guest SDK do to their process. */
@Conformance
class CarrierTest {
  private static final int ROUNDS = Integer.getInteger("guestbeat.carrier.rounds", 2);
  private static final Pattern SUMMARY =
      Pattern.compile("sent (\\d+) failed (\\d+) read (\\d+) gap (\\d+) ms");

  /** Two of the intervals that are used unless another is asked for. */
  private static final long TWO_INTERVALS_MS = 20_000;

  @TempDir private Path folder;

  @ParameterizedTest(name = "one that does: {0}")
  @CsvSource({"crash", "exit", "hang", "print"})
  void heartbeatsGoOnWhateverTheLibraryDoesAtEveryFourthCall(String fault) throws IOException {
    Path heartbeats = folder.resolve("heartbeats");

    Matcher summary = run(fault, heartbeats);

    int sent = Integer.parseInt(summary.group(1));
    int failed = Integer.parseInt(summary.group(2));
    assertThat(sent + failed).isEqualTo(4 * ROUNDS);
    assertThat(Files.readAllLines(heartbeats)).hasSize(sent);
    // The more often it ends, the longer the next start waits.
    assertThat(sent).isGreaterThan(ROUNDS / 4);
    assertThat(Integer.parseInt(summary.group(3))).isPositive();
    assertThat(Long.parseLong(summary.group(4))).isLessThan(TWO_INTERVALS_MS);
  }

  @Test
  void endsWithAParentThatIsKilled() throws IOException, InterruptedException {
    try (GuestProcess parent = guests("none", folder.resolve("b")).java(CarrierParent.class)) {
      long carrier = Long.parseLong(parent.line());
      ProcessHandle handle = ProcessHandle.of(carrier).orElseThrow();
      assertThat(handle.info().commandLine().orElse("")).contains("CarrierMain");

      parent.kill();

      handle.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
    }
  }

  @Test
  void runsNoAgentAndOutlivesTheSignalsThatEndTheParent() throws IOException {
    GenuineTools guests =
        guests("none", folder.resolve("b"))
            .withVariable("JAVA_TOOL_OPTIONS", "-Dguestbeat.inherited=true")
            .withVariable("JDK_JAVA_OPTIONS", "-Dguestbeat.inherited=true");
    try (GuestProcess parent = guests.java(CarrierParent.class)) {
      long carrier = Long.parseLong(parent.line());
      for (String signal : List.of("HUP", "INT", "TERM")) {
        ProgramBuilder.of("kill", "-" + signal, "" + carrier).output();
      }

      parent.nudge();

      assertThat(parent.rest()).containsExactly("still " + carrier, "inherited 0");
    }
  }

  private Matcher run(String fault, Path heartbeats) throws IOException {
    try (GuestProcess caller = guests(fault, heartbeats).java(CarrierCaller.class, "" + ROUNDS)) {
      Matcher summary = SUMMARY.matcher(String.join("\n", caller.rest()));
      assertThat(summary.matches()).isTrue();
      System.out.println("a library that does " + fault + ": " + summary.group());
      return summary;
    }
  }

  private GenuineTools guests(String fault, Path heartbeats) throws IOException {
    Path libraries = Files.createDirectory(folder.resolve("lib"));
    return GenuineTools.guestsOf(folder.resolve("no-host"))
        .withVariable("LD_LIBRARY_PATH", GenuineTools.faultySdk(libraries).toString())
        .withVariable("GUESTBEAT_SDK_FAULT", fault)
        .withVariable("GUESTBEAT_SDK_HEARTBEATS", heartbeats.toString());
  }
}
