package io.guestbeat.host.guestrpc.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what guests ask. Safe between threads. */
public final class RequestCounts {
  private final LongAdder connections = new LongAdder();
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  public RequestCounts() {}

  /** Returns how many connections were opened, those refused not counted. */
  public long connectionsOpened() {
    return connections.sum();
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
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  void connectionOpened() {
    connections.increment();
  }

  void requestAnswered(String command) {
    requests.computeIfAbsent(command, name -> new LongAdder()).increment();
  }
}
