package io.guestbeat.concurrent;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A call that nothing interrupts, such as the opening of a pipe or a read from a device: it is made
 * on a daemon thread of its own, and whoever waits for it gives up in time. Stateless.
 */
public final class PatientCall {
  private PatientCall() {}

  /**
   * Returns what the call returns.
   *
   * @param threadName the name of the thread that makes the call
   * @throws IOException of the call, or if the caller is interrupted
   * @throws TimeoutException if the call takes longer than this; it goes on
   */
  public static <T> T within(Duration patience, String threadName, Callable<T> call)
      throws IOException, TimeoutException {
    return within(patience, threadName, call, unused -> {});
  }

  /**
   * Returns what the call returns.
   *
   * @param late is given what the call returns after the caller has given up
   */
  public static <T> T within(
      Duration patience, String threadName, Callable<T> call, Consumer<T> late)
      throws IOException, TimeoutException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> make(call, result, late), threadName);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw asItWas(e.getCause());
    } catch (TimeoutException e) {
      giveUp(result, late);
      throw e;
    } catch (InterruptedException e) {
      giveUp(result, late);
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting");
    }
  }

  private static <T> void make(Callable<T> call, CompletableFuture<T> result, Consumer<T> late) {
    try {
      T value = call.call();
      if (!result.complete(value)) {
        late.accept(value);
      }
    } catch (Throwable e) { // The caller throws it.
      result.completeExceptionally(e);
    }
  }

  private static <T> void giveUp(CompletableFuture<T> result, Consumer<T> late) {
    if (!result.cancel(false) && !result.isCompletedExceptionally()) {
      late.accept(result.join());
    }
  }

  private static IOException asItWas(Throwable cause) {
    if (cause instanceof Error) {
      throw (Error) cause;
    }
    if (cause instanceof RuntimeException) {
      throw (RuntimeException) cause;
    }
    return cause instanceof IOException ? (IOException) cause : new IOException(cause);
  }
}
