package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.LocalJmx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundReaderTest {
  private static void connectToNoProcess() throws AttachException {
    try {
      LocalJmx.connect(NO_PROCESS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final Duration LONG = Duration.ofSeconds(30);

  /** More than Linux ever gives. */
  private static final long NO_PROCESS = 2_147_483_646;

  private final CountDownLatch answer = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  @Test
  void isHeldUpByNobodyWhoDoesNotAnswer() throws Exception {
    try (BackgroundReader watch = BackgroundReader.over(() -> source("late"), LONG)) {
      watch.ask();

      assertThat(watch.answer(Duration.ZERO)).isEmpty();
      assertThat(watch.isAsked()).isTrue();
      watch.ask();
      answer.countDown();

      assertThat(watch.answer(LONG).orElseThrow().missingStatistics()).isEqualTo("late");
      assertThat(watch.isAsked()).isFalse();
      assertThat(watch.answer(Duration.ZERO)).isEmpty();
    }
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void handsOnWhyTheSourceCannotBeOpened() {
    assertThatThrownBy(
            () ->
                BackgroundReader.over(
                    () -> {
                      throw new IOException("no such host");
                    },
                    LONG))
        .isInstanceOf(IOException.class)
        .hasMessage("no such host");
  }

  @Test
  void doesNotWaitForeverForASourceToBeOpened() {
    Source.Opener never =
        () -> {
          answer.await();
          return source("");
        };

    assertThatThrownBy(() -> BackgroundReader.over(never, Duration.ofMillis(20)))
        .isInstanceOf(IOException.class)
        .hasMessage("no answer within 20ms");
  }

  @Test
  void handsOnThatWhatIsWatchedHasEnded() throws Exception {
    try (BackgroundReader watch = BackgroundReader.over(() -> source(null), LONG)) {
      answer.countDown();
      watch.ask();

      assertThatThrownBy(() -> watch.answer(LONG))
          .isInstanceOf(AttachException.class)
          .hasMessage("there is no process " + NO_PROCESS);
    }
  }

  private Source source(String reason) {
    return new Source() {
      @Override
      public String description() {
        return "a source";
      }

      @Override
      public Reading read() throws AttachException {
        try {
          answer.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        if (reason == null) {
          connectToNoProcess();
        }
        return Readings.nothing(reason);
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }
}
