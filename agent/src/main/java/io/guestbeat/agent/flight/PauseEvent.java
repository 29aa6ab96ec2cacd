package io.guestbeat.agent.flight;

import static io.guestbeat.agent.flight.RecordedPause.PauseCause.GARBAGE_COLLECTION;
import static io.guestbeat.agent.flight.RecordedPause.PauseCause.SESSION_CHANGE;
import static io.guestbeat.agent.flight.RecordedPause.PauseCause.STOLEN;
import static io.guestbeat.agent.flight.RecordedPause.PauseCause.STOPPED;
import static io.guestbeat.agent.flight.RecordedPause.PauseCause.SWAPPED;
import static io.guestbeat.agent.flight.RecordedPause.PauseCause.UNKNOWN;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

@Name("io.guestbeat.Pause")
@Label("Pause")
@Description("The JVM stood still, and what took the time")
@Category("Guestbeat")
@StackTrace(false)
final class PauseEvent extends Event {
  @Label("Began At")
  @Description("When it began; it is recorded once it is over and explained")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long beganAt;

  @Label("Length")
  @Description("How long it was")
  @Timespan(Timespan.NANOSECONDS)
  long length;

  @Label("Cause")
  @Description("What took the most of it")
  String cause;

  @Label("Garbage Collection")
  @Description("Part of it that collections of the JVM's own garbage took")
  @Percentage
  double garbageCollection;

  @Label("Stolen")
  @Description("Part of it in which the host ran others on the CPUs")
  @Percentage
  double stolen;

  @Label("Session Change")
  @Description("Part of it that a vMotion, a suspend or a revert took")
  @Percentage
  double sessionChange;

  @Label("Swapped")
  @Description("Part of it in which the host read the machine's memory from its disk")
  @Percentage
  double swapped;

  @Label("Stopped")
  @Description("Part of it in which the process was stopped or held by a debugger")
  @Percentage
  double stopped;

  @Label("Unknown")
  @Description("Part of it that nothing explains")
  @Percentage
  double unknown;

  void fill(RecordedPause pause) {
    beganAt = pause.beganAtMillis();
    length = pause.length().toNanos();
    cause = pause.cause();
    garbageCollection = pause.share(GARBAGE_COLLECTION);
    stolen = pause.share(STOLEN);
    sessionChange = pause.share(SESSION_CHANGE);
    swapped = pause.share(SWAPPED);
    stopped = pause.share(STOPPED);
    unknown = pause.share(UNKNOWN);
  }
}
