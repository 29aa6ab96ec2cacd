package io.guestbeat.host.vmware;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The one thread that calls a library of VMware's, since these have no locks and may hang. Safe
 * between threads: calls come one after another, and each returns to its caller within the
 * deadline, the wait for the calls before it included. While a call hangs, later ones fail at once.
 */
final class NativeThread implements AutoCloseable {
  static final String NAME = "guestbeat-vmware";

  private final Duration deadline;
  private final BiFunction<String, Throwable, RuntimeException> failure;
  private final ThreadPoolExecutor executor;
  private final ReentrantLock turn = new ReentrantLock();

  /** Written by the thread whose turn it is. */
  private Future<?> pending;

  private volatile String pendingName;

  /**
   * Starts no thread before the first call.
   *
   * @param failure makes the exception of a message and a cause, which may be null
   */
  NativeThread(Duration deadline, BiFunction<String, Throwable, RuntimeException> failure) {
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
  <T> T call(String name, Supplier<T> call) {
    return call(name, deadline, call);
  }

  /** Runs this as {@link #call(String, Supplier)} and waits for no longer than the limit. */
  <T> T call(String name, Duration limit, Supplier<T> call) {
    long endNanos = System.nanoTime() + limit.toNanos();
    try {
      if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw notTried(name);
      }
      try {
        return resultOf(submit(name, call), name, limit, endNanos - System.nanoTime());
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.apply(name + ": interrupted while waiting for the answer", e);
    }
  }

  /** Ends the thread once its call has returned; closing again does nothing. */
  @Override
  public void close() {
    executor.shutdown();
  }

  private <T> Future<T> submit(String name, Supplier<T> call) {
    if (pending != null && !pending.isDone()) {
      throw notTried(name);
    }
    try {
      Future<T> future = executor.submit(call::get);
      pending = future;
      pendingName = name;
      return future;
    } catch (RejectedExecutionException isClosed) {
      throw failure.apply(name + ": the library is closed", isClosed);
    }
  }

  private <T> T resultOf(Future<T> future, String name, Duration limit, long nanos)
      throws InterruptedException {
    try {
      return future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw failure.apply(name + ": no answer within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw causeOf(e, name);
    }
  }

  private RuntimeException notTried(String name) {
    return failure.apply(name + ": not tried, " + pendingName + " has not returned yet", null);
  }

  private RuntimeException causeOf(ExecutionException e, String name) {
    Throwable cause = e.getCause();
    if (cause instanceof RuntimeException) {
      return (RuntimeException) cause;
    }
    if (cause instanceof LinkageError) {
      return failure.apply(name + ": " + cause.getMessage(), cause);
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
