package io.guestbeat.cli.top;

import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts heartbeats, and waits for what the host makes of the first. */
final class StartOrder extends HeartbeatOrder {
  private static final String RUNNING = "HeartbeatRunning";
  private static final String SENT = "HeartbeatsSent";
  private static final String WITHHELD = "HeartbeatsWithheld";
  private static final String FAILED = "HeartbeatsFailed";
  private static final String ERROR = "LastError";
  private static final String MODE = "HeartbeatMode";
  private static final List<String> STATE =
      Arrays.asList(RUNNING, SENT, WITHHELD, FAILED, ERROR, MODE);

  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration LOOK = Duration.ofMillis(50);

  @Override
  String carryOut(JmxConnection connection) throws IOException {
    Map<String, Object> before = connection.attributes(Bean.HEARTBEAT, STATE);
    connection.order(Bean.HEARTBEAT, "startHeartbeat");
    if ("dry-run".equals(before.get(MODE))) {
      return Boolean.TRUE.equals(before.get(RUNNING))
          ? "the dry run is running already"
          : "the dry run is started; no heartbeat is sent";
    }
    if (Boolean.TRUE.equals(before.get(RUNNING))) {
      requireTaken(before.get(ERROR));
      return "heartbeats are sent already";
    }
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - giveUp < 0) {
      Map<String, Object> now = connection.attributes(Bean.HEARTBEAT, STATE);
      if (hasGrown(SENT, before, now)) {
        return "heartbeats started";
      }
      if (hasGrown(WITHHELD, before, now)) {
        throw new IOException(
            "heartbeats started, but are withheld because a gate is closed; guestbeat "
                + "doctor PID names the gate");
      }
      if (hasGrown(FAILED, before, now)) {
        requireTaken(now.get(ERROR) == null ? "no reason is given" : now.get(ERROR));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    throw new IOException(
        "heartbeats started, but the host has not answered the first within "
            + PATIENCE.toMillis() / 1000
            + " s; the next ones are sent all the same");
  }

  private static boolean hasGrown(
      String counter, Map<String, Object> before, Map<String, Object> now) {
    return count(now.get(counter)) > count(before.get(counter));
  }

  private static long count(Object value) {
    return value instanceof Long ? (Long) value : 0;
  }

  private static void requireTaken(Object error) throws IOException {
    if (error != null) {
      throw new IOException(
          "heartbeats started, but the host does not accept them; trying again: " + error);
    }
  }
}
