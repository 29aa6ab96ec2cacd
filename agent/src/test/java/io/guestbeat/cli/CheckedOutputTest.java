package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckedOutputTest {
  @Test
  @Timeout(30)
  void theEndWaitsForThePieceThatIsBeingWritten() throws Exception {
    HaltingWriter halting = new HaltingWriter();
    try (CheckedOutput output = CheckedOutput.to(new PrintWriter(halting))) {
      Thread writing = new Thread(() -> write(output, "a whole"));
      writing.start();
      halting.hasBegun.await();

      Thread end = new Thread(output::endWriting);
      end.start();
      while (end.getState() != Thread.State.TIMED_WAITING) {
        assertThat(end.isAlive()).isTrue();
      }
      halting.mayGoOn.countDown();
      end.join();

      assertThat(halting.text).hasToString("a whole");
    }
  }

  @Test
  void saysThatNobodyReadsAnyMore() throws IOException {
    PipedReader reader = new PipedReader();
    PrintWriter writer = new PrintWriter(new PipedWriter(reader));
    reader.close();

    try (CheckedOutput output = CheckedOutput.to(writer)) {
      assertThatThrownBy(() -> output.write("a piece"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("standard output is closed");
    }
  }

  private static void write(CheckedOutput output, String piece) {
    try {
      output.write(piece);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Halts in the middle of a piece. */
  private static final class HaltingWriter extends Writer {
    final CountDownLatch hasBegun = new CountDownLatch(1);
    final CountDownLatch mayGoOn = new CountDownLatch(1);
    final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
      text.append(chars, from, length / 2);
      hasBegun.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      text.append(chars, from + length / 2, length - length / 2);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
