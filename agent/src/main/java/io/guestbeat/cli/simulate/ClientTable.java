package io.guestbeat.cli.simulate;

import io.guestbeat.host.guestrpc.server.ClientRequests;
import io.guestbeat.host.guestrpc.server.RequestCounts;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which process has requested what, and how often: a line for each. Stateless. */
final class ClientTable {
  private static final int LONGEST = 200;
  private static final String MONITOR = "GuestAppMonitor.Cmd.";
  private static final List<String> ORDERS =
      Collections.unmodifiableList(
          Arrays.asList("Enable", "MarkActive", "Disable", "PostAppState"));

  private ClientTable() {}

  static List<String> lines(RequestCounts traffic) {
    List<String> lines = new ArrayList<>();
    traffic.clients().forEach(client -> lines.add(OneLine.of(line(client), LONGEST)));
    return lines.isEmpty() ? Collections.singletonList("no client has connected") : lines;
  }

  private static String line(ClientRequests client) {
    StringBuilder text = new StringBuilder("client ").append(client.client()).append(": ");
    long others = client.requestsAnswered("");
    for (String order : ORDERS) {
      long count = client.requestsAnswered(MONITOR + order);
      text.append(order).append(' ').append(count).append(", ");
      others -= count;
    }
    return text.append("other requests ")
        .append(others)
        .append(", connections ")
        .append(client.connectionsOpened())
        .toString();
  }
}
