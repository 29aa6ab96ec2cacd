package io.guestbeat.host.guestrpc.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what guests ask, in all and by client. Safe between threads. */
public final class RequestCounts {
  /** Programs that connect anew for each call are a client each; weeks of them are bounded. */
  private static final int MOST_CLIENTS = 1_000;

  private final Count all = new Count(0);
  private final Map<GuestClient, Count> byClient = new RecentClients();
  private long clientsSeen;

  public RequestCounts() {}

  /** Returns how many connections were opened, those refused not counted. */
  public synchronized long connectionsOpened() {
    return all.connections;
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
    return all().requestsAnswered(commandPrefix);
  }

  private synchronized ClientRequests all() {
    return all.of(GuestClient.unknown());
  }

  /** Returns what this client has asked; nothing if it never came. */
  public synchronized ClientRequests by(GuestClient client) {
    Count count = byClient.get(client);
    return count == null ? new ClientRequests(client, 0, Collections.emptyMap()) : count.of(client);
  }

  /**
   * Returns what each client has asked, in the order in which they came first; the 1,000 clients
   * that were active last.
   */
  public synchronized List<ClientRequests> clients() {
    List<Map.Entry<GuestClient, Count>> entries = new ArrayList<>(byClient.entrySet());
    entries.sort(Comparator.comparingLong(entry -> entry.getValue().order));
    List<ClientRequests> clients = new ArrayList<>();
    entries.forEach(entry -> clients.add(entry.getValue().of(entry.getKey())));
    return clients;
  }

  synchronized void connectionOpened(GuestClient client) {
    all.connections++;
    countOf(client).connections++;
  }

  synchronized void requestAnswered(GuestClient client, String command) {
    all.requests.merge(command, 1L, Long::sum);
    countOf(client).requests.merge(command, 1L, Long::sum);
  }

  private Count countOf(GuestClient client) {
    return byClient.computeIfAbsent(client, first -> new Count(clientsSeen++));
  }

  private static final class Count {
    final long order;
    final Map<String, Long> requests = new HashMap<>();
    long connections;

    Count(long order) {
      this.order = order;
    }

    ClientRequests of(GuestClient client) {
      return new ClientRequests(client, connections, requests);
    }
  }

  /** The client that was active longest ago comes first, and goes first. */
  private static final class RecentClients extends LinkedHashMap<GuestClient, Count> {
    private static final long serialVersionUID = 1;

    RecentClients() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<GuestClient, Count> eldest) {
      return size() > MOST_CLIENTS;
    }
  }
}
