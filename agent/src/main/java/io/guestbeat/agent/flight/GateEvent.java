package io.guestbeat.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("io.guestbeat.Gate")
@Label("Gate")
@Description("A gate of the heartbeat has opened, has closed or cannot check any more")
@Category("Guestbeat")
@StackTrace(false)
final class GateEvent extends Event {
  @Label("Gate")
  @Description("Its name, as in the option gates")
  String gate;

  @Label("Open")
  @Description("Whether it lets heartbeats pass from now on")
  boolean open;

  @Label("Usable")
  @Description("Whether it can check; one that cannot is open")
  boolean usable;

  @Label("Reason")
  @Description("Why it is closed or cannot check; empty if it is open and can check")
  String reason;
}
