package io.guestbeat.host.guestrpc.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what guests ask. Safe between threads. */
public final class RequestCounts {
  private final AtomicLong connections = new AtomicLong();
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

  public RequestCounts() {}

  /** Returns how many connections were opened, those refused not counted. */
  public long connectionsOpened() {
    return connections.get();
  }

  /** Returns how many requests the host carried out, unknown commands included. */
  public long requestsAnswered() {
    return requestsAnswered("");
  }

  /**
   * Returns how many requests the host carried out for the commands whose name starts so.
   *
   * @param commandPrefix such as {@code guestlib.info.get}
   */
  public long requestsAnswered(String commandPrefix) {
    return requests.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(commandPrefix))
        .mapToLong(entry -> entry.getValue().get())
        .sum();
  }

  void connectionOpened() {
    connections.incrementAndGet();
  }

  void requestAnswered(String command) {
    requests.computeIfAbsent(command, name -> new AtomicLong()).incrementAndGet();
  }
}
