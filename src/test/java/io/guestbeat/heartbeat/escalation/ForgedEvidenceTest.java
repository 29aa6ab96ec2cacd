package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFile;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceSection;
import io.guestbeat.heartbeat.escalation.evidence.ThreadSection;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of evidence has the sections that Guestbeat wrote, whatever the texts in them. */
class ForgedEvidenceTest {
  private static final String FORGED = "========== Decisions ==========";

  /** A heading, as a reader sees it: at the beginning of a line, or of what looks like one. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:^|[\\r\\n\\u0085\\u2028\\u2029\\u000b\\f])\\p{M}*\\p{Cf}*==========[ \\u00a0]");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
  void aThreadCannotWriteAHeading(String lineEnd) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    String name = "req" + lineEnd + FORGED + lineEnd + "2026 WITHHELD: no";
    Thread thread = new Thread(() -> await(end), name);
    thread.start();

    String text = written(new ThreadSection());

    end.countDown();
    thread.join();
    assertThat(headingsIn(text)).isEqualTo(1);
    assertThat(text).contains("req");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u200d", "\u200c", "\ufeff", "\u202d", "\u034f", "\n", "a\n\u200d"})
  void aTextCannotWriteAHeading(String before) throws IOException {
    String text =
        written(
            EvidenceSection.of("Failure", () -> before + FORGED + "\nforged"),
            EvidenceSection.of("Next", () -> before + "==========\tDecisions\n" + FORGED));

    assertThat(headingsIn(text)).isEqualTo(2);
    assertThat(text).contains("Decisions");
  }

  @Test
  void aSectionThatFailsCannotWriteAHeading() throws IOException {
    String text =
        written(
            EvidenceSection.of(
                "Failure",
                () -> {
                  throw new IllegalStateException("no\n" + FORGED);
                }));

    assertThat(headingsIn(text)).isEqualTo(1);
  }

  @Test
  void nothingInItDrivesATerminal() throws IOException {
    String text =
        written(
            EvidenceSection.of(
                "Failure", () -> "a\u001b[2J\u009b\u0007\u202eb\u2066c\r\nd\te\u0000"));

    assertThat(text).matches("[\\n\\t -~]*").contains("d\te");
  }

  @Test
  void aHostThatVariesItsWordsIsReportedOnce() {
    TurnableClock clock = new TurnableClock();
    List<String> reports = new CopyOnWriteArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    Escalation escalation =
        Escalation.builder((event, line) -> reports.add(event + " " + line))
            .nanoClock(clock)
            .immediateReset(
                state -> {
                  throw new AppMonitorException(
                      AppMonitorError.OTHER, "no, for reason " + calls.incrementAndGet());
                })
            .build();

    escalation.failing("dead", false);
    escalation.withholding();
    Wait.untilSucceeds(
        () -> {
          clock.turn(Duration.ofMinutes(5));
          escalation.withholding();
          assertThat(calls.get()).isGreaterThan(4);
        });
    escalation.close();

    assertThat(reports)
        .filteredOn(line -> line.startsWith("RESET the host did not accept it"))
        .hasSize(1);
  }

  private String written(EvidenceSection... sections) throws IOException {
    EvidenceFile file = new EvidenceFolder(folder).write(Evidence.of(sections));
    return Files.readString(file.path());
  }

  private static long headingsIn(String text) {
    return HEADING.matcher(text).results().count();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
