package io.guestbeat.heartbeat.escalation.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads' names, reasons and errors of every kind, in the evidence. */
class EvidenceFuzzTest {
  private static final int THREADS = 40;
  private static final int CASES_A_ROUND = THREADS + 4;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ForeignTexts texts = new ForeignTexts();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void endThreads() {
    end.countDown();
  }

  @Test
  void theSectionsAreThoseThatWereWrittenAndNothingDrivesATerminal() throws IOException {
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::await);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    List<EvidenceSection> sections =
        List.of(
            EvidenceSection.of("Failure", texts::next),
            new ThreadSection(),
            EvidenceSection.of(
                "Broken",
                () -> {
                  throw new IllegalStateException(texts.next());
                }),
            EvidenceSection.of("Decisions", () -> texts.next() + "\n" + texts.next()));

    for (int done = 0; done < ForeignTexts.cases(15); done += CASES_A_ROUND) {
      threads.forEach(thread -> thread.setName(texts.next()));
      String text = written(sections);

      assertThat(text.lines().filter(line -> line.startsWith("=========="))).hasSize(4);
      int harmAt = ForeignTexts.harmAt(text, "\n\t");
      assertThat(harmAt).as(() -> text.substring(Math.max(0, harmAt - 40))).isEqualTo(-1);
    }
  }

  private static String written(List<EvidenceSection> sections) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EvidenceText text = new EvidenceText(Channels.newChannel(bytes), Long.MAX_VALUE);
    for (EvidenceSection section : sections) {
      EvidenceFile.write(section, text);
    }
    text.flush();
    return bytes.toString(UTF_8);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
