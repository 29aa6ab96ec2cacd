package io.guestbeat.agent.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Sees whether the whole machine stands still, from the tests' own process. */
final class StallWatch implements AutoCloseable {
  private static final Duration SLEEP = Duration.ofMillis(20);
  private static final Duration LEAST = Duration.ofMillis(50);

  private final List<Stall> stalls = new CopyOnWriteArrayList<>();
  private volatile boolean isClosed;

  StallWatch() {
    Thread thread = new Thread(this::watch, "stall-watch");
    thread.setDaemon(true);
    thread.start();
  }

  List<Stall> stalls() {
    return List.copyOf(stalls);
  }

  @Override
  public void close() {
    isClosed = true;
  }

  private void watch() {
    while (!isClosed) {
      long due = System.nanoTime() + SLEEP.toNanos();
      LockSupport.parkNanos(SLEEP.toNanos());
      Duration late = Duration.ofNanos(System.nanoTime() - due);
      if (late.compareTo(LEAST) >= 0) {
        stalls.add(new Stall(Instant.now().minus(late), late));
      }
    }
  }
}
