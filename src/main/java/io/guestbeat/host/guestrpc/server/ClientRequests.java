package io.guestbeat.host.guestrpc.server;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often one client has connected, and what it has asked. Immutable. */
public final class ClientRequests {
  private final GuestClient client;
  private final long connections;
  private final Map<String, Long> requests;

  ClientRequests(GuestClient client, long connections, Map<String, Long> requests) {
    this.client = client;
    this.connections = connections;
    this.requests = Collections.unmodifiableMap(new TreeMap<>(requests));
  }

  public GuestClient client() {
    return client;
  }

  /** Returns how many connections it has opened. */
  public long connectionsOpened() {
    return connections;
  }

  /**
   * Returns how many of its requests the host carried out for the commands whose name starts so.
   *
   * @param commandPrefix such as {@code GuestAppMonitor.Cmd.MarkActive}; empty for all, unknown
   *     commands included
   */
  public long requestsAnswered(String commandPrefix) {
    return requests.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(commandPrefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Returns how many requests the host carried out, by command; unknown ones have no name. */
  public Map<String, Long> requestsByCommand() {
    return requests;
  }

  @Override
  public String toString() {
    return client + ": " + connections + " connections, " + requests;
  }
}
