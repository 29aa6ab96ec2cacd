package io.guestbeat.jmx.bean;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;

/**
 * The notification listeners of an MBean. Nothing of {@link NotificationBroadcasterSupport} is
 * touched before the first of them comes: in Java 8 it initialises java.util.logging, which is for
 * the application to do. They are told on a thread of their own. Safe between threads.
 */
final class Listeners implements AutoCloseable {
  private final AtomicReference<Broadcaster> broadcaster = new AtomicReference<>();
  private final ListenerThread thread = new ListenerThread();

  void add(NotificationListener listener, NotificationFilter filter, Object handback) {
    broadcaster.compareAndSet(null, new Broadcaster(thread));
    broadcaster.get().addNotificationListener(listener, filter, handback);
  }

  void remove(NotificationListener listener) throws ListenerNotFoundException {
    known().removeNotificationListener(listener);
  }

  void remove(NotificationListener listener, NotificationFilter filter, Object handback)
      throws ListenerNotFoundException {
    known().removeNotificationListener(listener, filter, handback);
  }

  /** Notifies all listeners asynchronously, if there are any. */
  void send(Notification notification) {
    Broadcaster all = broadcaster.get();
    if (all != null) {
      all.sendNotification(notification);
    }
  }

  /** Stops sending notifications. */
  @Override
  public void close() {
    thread.close();
  }

  private Broadcaster known() throws ListenerNotFoundException {
    return Optional.ofNullable(broadcaster.get())
        .orElseThrow(() -> new ListenerNotFoundException("No listener was ever added"));
  }

  /** A listener is the application's: what it throws is not to end what Guestbeat does. */
  private static final class Broadcaster extends NotificationBroadcasterSupport {
    Broadcaster(Executor executor) {
      super(executor);
    }

    @Override
    protected void handleNotification(
        NotificationListener listener, Notification notification, Object handback) {
      try {
        listener.handleNotification(notification, handback);
      } catch (RuntimeException | Error e) {
        // The listener's own concern; the next one is told all the same.
      }
    }
  }
}
