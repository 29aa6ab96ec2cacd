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
@Description("A heartbeat to vSphere HA that was due, and its result")
@Category("Guestbeat")
@StackTrace(false)
final class HeartbeatEvent extends Event {
  @Label("Outcome")
  @Description("SENT, WITHHELD by a closed gate, or FAILED because the host did not accept " + "it")
  String outcome;

  @Label("Lateness")
  @Description("Delay from the time it was due until it was begun")
  @Timespan(Timespan.NANOSECONDS)
  long lateness;

  @Label("Answer Time")
  @Description("How long the host took to answer")
  @Timespan(Timespan.NANOSECONDS)
  long answerTime;

  @Label("Error")
  @Description("Why the host did not accept it")
  String error;
}
