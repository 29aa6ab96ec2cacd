package io.guestbeat.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

@Name("io.guestbeat.Decision")
@Label("Decision")
@Description("A decision about the heartbeat, as in the MBean's attribute Decisions")
@Category("Guestbeat")
@StackTrace(false)
final class DecisionEvent extends Event {
  @Label("Kind")
  @Description("What was decided, such as GATE_CLOSED, WITHHELD or RECOVERED")
  String kind;

  @Label("Reason")
  @Description("Why")
  String reason;

  @Label("Made At")
  @Description("When it was made; it is recorded a moment later")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long madeAt;
}
