package io.guestbeat.host.vmware;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one thread that calls a library of VMware's, since these have no locks and may hang. Safe
 * between threads: calls come one after another, and each returns to its caller within the
 * deadline. While a call hangs, later ones fail at once.
 */
final class NativeThread implements AutoCloseable {
  static final String NAME = "guestbeat-vmware";

  private final Duration deadline;
  private final Function<String, RuntimeException> failure;
  private final ThreadPoolExecutor executor;
  private Future<?> pending;
  private String pendingName;

  /**
   * Starts no thread before the first call.
   *
   * @param failure makes the exception of a message
   */
  NativeThread(Duration deadline, Function<String, RuntimeException> failure) {
    this.deadline = deadline;
    this.failure = failure;
    executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NativeThread::daemon);
  }

  /** Runs this as {@link #call}. */
  void run(String name, Runnable call) {
    call(
        name,
        () -> {
          call.run();
          return null;
        });
  }

  /**
   * Runs this on the thread and returns what it returns or throws.
   *
   * @param name of the call, for messages
   * @throws RuntimeException the failure's, if it hangs, cannot be linked or this is closed
   */
  synchronized <T> T call(String name, Supplier<T> call) {
    if (pending != null && !pending.isDone()) {
      throw failure.apply(name + ": not tried, " + pendingName + " has not returned yet");
    }
    if (executor.isShutdown()) {
      throw failure.apply(name + ": the library is closed");
    }
    Future<T> future = executor.submit(call::get);
    pending = future;
    pendingName = name;
    return resultOf(future, name);
  }

  /** Ends the thread once its call has returned; closing again does nothing. */
  @Override
  public void close() {
    executor.shutdown();
  }

  private <T> T resultOf(Future<T> future, String name) {
    try {
      return future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw failure.apply(name + ": no answer within " + deadline.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.apply(name + ": interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw causeOf(e, name);
    }
  }

  private RuntimeException causeOf(ExecutionException e, String name) {
    Throwable cause = e.getCause();
    if (cause instanceof RuntimeException) {
      return (RuntimeException) cause;
    }
    if (cause instanceof LinkageError) {
      RuntimeException unavailable = failure.apply(name + ": " + cause.getMessage());
      unavailable.addSuppressed(cause);
      return unavailable;
    }
    throw (Error) cause;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, NAME);
    thread.setDaemon(true);
    thread.setContextClassLoader(NativeThread.class.getClassLoader());
    return thread;
  }
}
