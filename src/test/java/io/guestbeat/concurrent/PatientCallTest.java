package io.guestbeat.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientCallTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final BlockingQueue<String> late = new LinkedBlockingQueue<>();

  @AfterEach
  void answer() {
    mayAnswer.countDown();
  }

  @Test
  void returnsWhatTheCallReturnsOnADaemonThreadOfThatName() throws Exception {
    Thread maker = PatientCall.within(LONG, "maker", Thread::currentThread);

    assertThat(maker).isNotSameAs(Thread.currentThread());
    assertThat(maker.isDaemon()).isTrue();
    assertThat(maker.getName()).isEqualTo("maker");
  }

  @Test
  void throwsWhatTheCallThrows() {
    for (Throwable each :
        new Throwable[] {
          new IOException("io"), new IllegalStateException("state"), new StackOverflowError("error")
        }) {
      assertThatThrownBy(() -> PatientCall.within(LONG, "maker", () -> fail(each))).isSameAs(each);
    }
    Exception checked = new Exception("checked");
    assertThatThrownBy(() -> PatientCall.within(LONG, "maker", () -> fail(checked)))
        .isInstanceOf(IOException.class)
        .hasCause(checked);
  }

  @Test
  void isGivenUpInTimeAndHandsOverWhatComesLate() throws Exception {
    assertThatThrownBy(() -> PatientCall.within(SHORT, "maker", this::hangingCall, late::add))
        .isInstanceOf(TimeoutException.class);
    mayAnswer.countDown();

    assertThat(late.poll(1, TimeUnit.MINUTES)).isEqualTo("answer");
  }

  @Test
  void isGivenUpAtAnInterrupt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> PatientCall.within(LONG, "maker", this::hangingCall, late::add))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).as("the caller stays interrupted").isTrue();
  }

  private String hangingCall() {
    boolean hasAnswered = false;
    while (!hasAnswered) {
      try {
        mayAnswer.await();
        hasAnswered = true;
      } catch (InterruptedException e) {
        // Nothing interrupts it.
      }
    }
    return "answer";
  }

  private static String fail(Throwable cause) throws Exception {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (Exception) cause;
  }
}
