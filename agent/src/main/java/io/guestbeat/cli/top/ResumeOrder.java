package io.guestbeat.cli.top;

import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Ends a suspension of the gates. What still suspends them then is the file of root's. */
final class ResumeOrder extends HeartbeatOrder {
  private static final String LEFT = "SuspendedForMillis";
  private static final String REASON = "SuspensionReason";

  @Override
  String carryOut(JmxConnection connection) throws IOException {
    connection.order(Bean.HEARTBEAT, "resume");
    Map<String, Object> state = connection.attributes(Bean.HEARTBEAT, Arrays.asList(LEFT, REASON));
    if (state.get(LEFT) == null) {
      return "the suspension of the gates has ended";
    }
    throw new IOException(
        "the gates stay suspended by the file "
            + state.get(REASON)
            + "; as root, delete that file: the suspension then ends within "
            + "10 s");
  }
}
