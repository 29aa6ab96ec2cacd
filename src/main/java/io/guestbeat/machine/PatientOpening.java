package io.guestbeat.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a file on a thread of its own, as Java knows no opening that does not wait: that of a pipe
 * lasts until somebody opens its other end. Stateless.
 */
final class PatientOpening {
  private PatientOpening() {}

  /**
   * Returns what was opened.
   *
   * @throws IOException of the opening, or if it takes longer than this
   */
  static FileChannel within(Duration patience, Path path, Callable<FileChannel> opening)
      throws IOException {
    CompletableFuture<FileChannel> opened = new CompletableFuture<>();
    Thread thread = new Thread(() -> open(opening, opened), "guestbeat-file");
    thread.setDaemon(true);
    thread.start();
    try {
      return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().toString(), e.getCause());
    } catch (TimeoutException e) {
      abandon(opened);
      throw new UntrustedFileException(
          path + " does not open, as a pipe that nobody reads or writes");
    } catch (InterruptedException e) {
      abandon(opened);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it was opened: " + path, e);
    }
  }

  /** Whoever is too late closes the file. */
  private static void abandon(CompletableFuture<FileChannel> opened) throws IOException {
    if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
      opened.join().close();
    }
  }

  private static void open(Callable<FileChannel> opening, CompletableFuture<FileChannel> opened) {
    try {
      FileChannel channel = opening.call();
      if (!opened.complete(channel)) {
        channel.close();
      }
    } catch (Exception e) {
      opened.completeExceptionally(e);
    }
  }
}
