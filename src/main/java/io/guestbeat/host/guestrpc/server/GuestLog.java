package io.guestbeat.host.guestrpc.server;

import io.guestbeat.concurrent.GuardedListener;
import io.guestbeat.host.guestrpc.RpcReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notifies listeners of what guests do. Listeners are called on the guest's thread and never under
 * the simulation's lock. Safe between threads.
 */
public final class GuestLog {
  private final Supplier<Duration> time;
  private final AtomicLong connected = new AtomicLong();
  private final List<Consumer<GuestEvent>> listeners = new CopyOnWriteArrayList<>();

  public GuestLog(Supplier<Duration> time) {
    this.time = time;
  }

  public void addListener(Consumer<GuestEvent> listener) {
    listeners.add(listener);
  }

  ConnectedGuest connected(GuestClient client, boolean isPrivileged) {
    ConnectedGuest guest = new ConnectedGuest(connected.incrementAndGet(), client, isPrivileged);
    record(GuestEvent.Type.CONNECTED, guest, "", Optional.empty());
    return guest;
  }

  void asked(ConnectedGuest guest, String command) {
    record(GuestEvent.Type.ASKED, guest, command, Optional.empty());
  }

  /** What the host replies; empty where a fault came between. */
  void decided(ConnectedGuest guest, String command, Optional<RpcReply> reply) {
    record(
        reply.isPresent() ? GuestEvent.Type.REPLIED : GuestEvent.Type.LOST, guest, command, reply);
  }

  void left(ConnectedGuest guest) {
    record(GuestEvent.Type.LEFT, guest, "", Optional.empty());
  }

  private void record(
      GuestEvent.Type type, ConnectedGuest guest, String command, Optional<RpcReply> reply) {
    if (!listeners.isEmpty()) {
      GuestEvent event = new GuestEvent(type, time.get(), guest, command, reply);
      listeners.forEach(listener -> GuardedListener.call(listener, event));
    }
  }
}
