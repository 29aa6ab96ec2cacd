package io.guestbeat.cli.top;

import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Disables monitoring and stops heartbeats. */
final class StopOrder extends HeartbeatOrder {
  private static final String ENABLED = "Enabled";
  private static final String ERROR = "LastError";
  private static final String MODE = "HeartbeatMode";

  @Override
  String carryOut(JmxConnection connection) throws IOException {
    connection.order(Bean.HEARTBEAT, "stopHeartbeat");
    Map<String, Object> state =
        connection.attributes(Bean.HEARTBEAT, Arrays.asList(ENABLED, ERROR, MODE));
    if ("dry-run".equals(state.get(MODE))) {
      return "the dry run is stopped";
    }
    Object enabled = state.get(ENABLED);
    if (Boolean.FALSE.equals(enabled)) {
      return "heartbeats stopped, monitoring disabled";
    }
    throw new IOException(
        enabled == null
            ? "heartbeats stopped, but the host was not reached, so monitoring is as it was"
                + (state.get(ERROR) == null ? "" : ": " + state.get(ERROR))
            : "heartbeats stopped, but monitoring is enabled again, by another process");
  }
}
