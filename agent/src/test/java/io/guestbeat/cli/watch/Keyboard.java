package io.guestbeat.cli.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is typed, as a terminal hands it on. A {@link java.io.PipedInputStream} will not do: it is
 * dead once the thread that last read from it is.
 */
@SuppressWarnings("InputStreamSlowMultibyteRead") // Nobody types that fast.
final class Keyboard extends InputStream {
  private final Deque<Byte> typed = new ArrayDeque<>();
  private boolean isAtEnd;

  synchronized void type(String line) {
    for (byte each : (line + "\n").getBytes(US_ASCII)) {
      typed.add(each);
    }
    notifyAll();
  }

  synchronized void typeEnd() {
    isAtEnd = true;
    notifyAll();
  }

  @Override
  public synchronized int read() throws IOException {
    try {
      while (typed.isEmpty() && !isAtEnd) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return typed.isEmpty() ? -1 : typed.remove();
  }

  @Override
  public synchronized int available() {
    return typed.size();
  }
}
