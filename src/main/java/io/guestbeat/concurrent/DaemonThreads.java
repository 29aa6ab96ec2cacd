package io.guestbeat.concurrent;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the simulator's threads: daemons that are named and hold no class loader but ours. */
public final class DaemonThreads implements ThreadFactory {
  private final AtomicInteger made = new AtomicInteger();

  @Override
  public Thread newThread(Runnable task) {
    return named("guestbeat-simulator-guest-" + made.incrementAndGet(), task);
  }

  public static Thread named(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
    return thread;
  }
}
