package io.guestbeat.agent.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("io.guestbeat.SessionChange")
@Label("Session Change")
@Description("The virtual machine was moved, resumed or reverted: counters have restarted")
@Category("Guestbeat")
@StackTrace(false)
final class SessionChangeEvent extends Event {
  @Label("Session Before")
  @Description("The session at the previous reading, up to 5 s earlier")
  String before;

  @Label("Session Now")
  @Description("The session from now on")
  String now;
}
