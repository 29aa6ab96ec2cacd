package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.text.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a source on a thread of its own, so that one that does not answer holds up nobody. For one
 * thread, besides its own.
 */
public final class BackgroundReader implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(BackgroundReader::thread);
  private Source source;
  private Future<Reading> underWay;

  private BackgroundReader() {}

  /**
   * Opens the source.
   *
   * @throws IOException if it has not been opened in time
   * @throws Exception whatever the opener throws
   */
  public static BackgroundReader over(Source.Opener opener, Duration patience) throws Exception {
    BackgroundReader watch = new BackgroundReader();
    try {
      Callable<Source> opening = opener::open;
      watch.source =
          result(watch.thread.submit(opening), patience)
              .orElseThrow(() -> new IOException("no answer within " + DurationText.of(patience)));
      return watch;
    } catch (Exception e) {
      watch.thread.shutdownNow();
      throw e;
    }
  }

  /** Returns what is read, for people. */
  public String description() {
    return source.description();
  }

  /** Returns whether a reading is under way. */
  public boolean isAsked() {
    return underWay != null;
  }

  /** Starts a reading, unless one is under way. */
  public void ask() {
    if (underWay == null) {
      underWay = thread.submit(source::read);
    }
  }

  /**
   * Returns the result of the reading that is under way; empty if it takes longer than the given
   * time.
   *
   * @throws AttachException if there will be nothing any more
   */
  public Optional<Reading> answer(Duration patience) throws AttachException, InterruptedException {
    try {
      Optional<Reading> reading = underWay == null ? Optional.empty() : result(underWay, patience);
      if (reading.isPresent()) {
        underWay = null;
      }
      return reading;
    } catch (AttachException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> Optional<T> result(Future<T> future, Duration patience) throws Exception {
    try {
      return Optional.of(future.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception) {
        throw (Exception) e.getCause();
      }
      throw e;
    }
  }

  /** Closes the source once it answers; waits for nothing. */
  @Override
  public void close() {
    Source opened = source;
    thread.execute(opened::close);
    thread.shutdown();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "guestbeat-top-reader");
    thread.setDaemon(true);
    return thread;
  }
}
