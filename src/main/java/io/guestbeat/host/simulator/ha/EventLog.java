package io.guestbeat.host.simulator.ha;

import io.guestbeat.concurrent.GuardedListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The latest events, and who wants to hear of them. Listeners are called in the order of the
 * events, and never under the simulation's lock: they may call the simulator. One that throws stops
 * neither the others nor the guest or clock whose call it was. Events are added and listed under
 * that lock; the rest is safe between threads.
 */
public final class EventLog {
  /** Keeps a simulator that runs for weeks within bounds. */
  private static final int MAX_KEPT = 10_000;

  private final Deque<HaEvent> events = new ArrayDeque<>();
  private final Queue<HaEvent> untold = new ConcurrentLinkedQueue<>();
  private final List<Consumer<HaEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock telling = new ReentrantLock();

  public void add(HaEvent event) {
    events.addLast(event);
    if (events.size() > MAX_KEPT) {
      events.removeFirst();
    }
    untold.add(event);
  }

  public void addListener(Consumer<HaEvent> listener) {
    listeners.add(listener);
  }

  /** Notifies listeners of new events, unless a caller is doing so already, even on this thread. */
  public void notifyListeners() {
    while (!untold.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
      try {
        notifyNext();
      } finally {
        telling.unlock();
      }
    }
  }

  private void notifyNext() {
    HaEvent event = untold.poll();
    if (event != null) {
      listeners.forEach(listener -> GuardedListener.call(listener, event));
    }
  }

  public List<HaEvent> events() {
    return new ArrayList<>(events);
  }
}
