package io.guestbeat.cli.top;

import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import io.guestbeat.text.DurationText;
import java.io.IOException;
import java.time.Duration;

/** Suspends the gates for a time. */
final class SuspendOrder extends HeartbeatOrder {
  private final int seconds;
  private final String reason;

  SuspendOrder(Duration span, String reason) {
    this.seconds = (int) (span.toMillis() / 1000);
    this.reason = reason;
  }

  @Override
  String carryOut(JmxConnection connection) throws IOException {
    connection.order(
        Bean.HEARTBEAT,
        "suspend",
        new Object[] {seconds, reason},
        new String[] {int.class.getName(), String.class.getName()});
    return "gates suspended for " + DurationText.of(Duration.ofSeconds(seconds));
  }
}
