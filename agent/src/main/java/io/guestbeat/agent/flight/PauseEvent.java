package io.guestbeat.agent.flight;

import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseCause;
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
@Description("A pause of the JVM, and its causes")
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
  @Description("Its main cause")
  String cause;

  @Label("Garbage Collection")
  @Description("Part of it that garbage collection took")
  @Percentage
  double garbageCollection;

  @Label("Stolen")
  @Description("Part of it in which the host ran other VMs on the CPUs")
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

  @Label("Guest Busy")
  @Description(
      "Part of it in which other processes used the CPUs of the guest, or of the " + "container")
  @Percentage
  double guestBusy;

  @Label("Stopped")
  @Description("Part of it in which the process was stopped or held by a debugger")
  @Percentage
  double stopped;

  @Label("Unknown")
  @Description("Part of it that nothing explains")
  @Percentage
  double unknown;

  void fill(Pause pause) {
    beganAt = pause.begin().toEpochMilli();
    length = pause.duration().toNanos();
    cause = pause.cause().words();
    garbageCollection = part(pause, PauseCause.GARBAGE_COLLECTION);
    stolen = part(pause, PauseCause.HOST_STEAL);
    sessionChange = part(pause, PauseCause.SESSION_CHANGE);
    swapped = part(pause, PauseCause.HOST_SWAPPING);
    guestBusy = part(pause, PauseCause.GUEST_BUSY);
    stopped = part(pause, PauseCause.STOPPED);
    unknown = part(pause, PauseCause.UNKNOWN);
  }

  private static double part(Pause pause, PauseCause of) {
    return pause.percent(of) / 100;
  }
}
