package io.guestbeat.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

@Name("io.guestbeat.Heartbeat")
@Label("Heartbeat")
@Description("A heartbeat to vSphere HA that was due, and what came of it")
@Category("Guestbeat")
@StackTrace(false)
final class HeartbeatEvent extends Event {
  @Label("Outcome")
  @Description("SENT, WITHHELD by a closed gate, or FAILED as the host did not take it")
  String outcome;

  @Label("Lateness")
  @Description("How long after it was due it was begun")
  @Timespan(Timespan.NANOSECONDS)
  long lateness;

  @Label("Answer Time")
  @Description("How long the host took for its answers")
  @Timespan(Timespan.NANOSECONDS)
  long answerTime;

  @Label("Error")
  @Description("Why the host did not take it")
  String error;
}
