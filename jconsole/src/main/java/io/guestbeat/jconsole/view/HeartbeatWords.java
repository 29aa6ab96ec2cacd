package io.guestbeat.jconsole.view;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts about a heartbeat. Immutable. */
final class HeartbeatWords {
  private static final String RESET_PENDING = "This JVM has asked for a reset of the VM.";
  private static final String SUSPENDED = "Suspended for ";

  /** Why heartbeats are sent although a gate is closed, by the phase. */
  private static final Map<HeartbeatPhase, String> WHY_SENT =
      Map.of(
          HeartbeatPhase.SPARED, "because this JVM has only just started",
          HeartbeatPhase.SUSPENDED, "because the gates are suspended",
          HeartbeatPhase.FAILING, "until heartbeat.withhold-after is over",
          HeartbeatPhase.PRESENCE, "because the mode is presence",
          HeartbeatPhase.NOT_MONITORED, "because vSphere HA does not monitor the application",
          HeartbeatPhase.OVER_BUDGET, "because the budget of resets is spent");

  private final HeartbeatReading heartbeat;

  HeartbeatWords(HeartbeatReading heartbeat) {
    this.heartbeat = heartbeat;
  }

  Light light() {
    switch (status()) {
      case RED:
        return Light.ALARM;
      case GREEN:
        return isAsItShouldBe() ? Light.GOOD : Light.WARNING;
      case GRAY:
        return Light.OFF;
      default:
        return heartbeat.isDryRun() && heartbeat.hasClosedGate() ? Light.WARNING : Light.UNKNOWN;
    }
  }

  /** One or two words. */
  String headline() {
    if (status() == AppStatus.UNKNOWN && heartbeat.isDryRun()) {
      return "Dry run";
    }
    return status() == AppStatus.GREEN && heartbeat.isWithholding()
        ? "GREEN, withheld"
        : status().name();
  }

  /** Returns what that means. */
  String meaning() {
    switch (status()) {
      case RED:
        return "vSphere HA considers this application failed. " + reset("It");
      case GREEN:
        return meaningOfGreen();
      case GRAY:
        return "vSphere HA does not monitor this application: if it fails, nothing resets this VM.";
      default:
        return heartbeat.isDryRun()
            ? meaningOfADryRun()
            : "The host does not report the status of this application.";
    }
  }

  /** Returns how long ago the last heartbeat was. */
  String sinceLast() {
    if (heartbeat.isDryRun()) {
      return "No heartbeat is sent.";
    }
    return heartbeat
        .sinceLast()
        .map(span -> "Last heartbeat " + Numbers.span(span) + " ago.")
        .orElse("No heartbeat has been sent yet.");
  }

  /** Returns what is sent, and was so far. */
  String counters() {
    return "Mode "
        + heartbeat.mode().orElse("unknown")
        + (heartbeat.isRunning() ? "" : ", not running")
        + heartbeat.interval().map(span -> ", every " + Numbers.span(span)).orElse("")
        + "; sent "
        + Numbers.count(heartbeat.sent())
        + ", withheld "
        + Numbers.count(heartbeat.withheld())
        + ", failed "
        + Numbers.count(heartbeat.failed());
  }

  /** Returns what else must be known, each in a sentence. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (heartbeat.isResetPending()) {
      notes.add(RESET_PENDING);
    }
    heartbeat
        .suspendedFor()
        .ifPresent(
            span ->
                notes.add(
                    SUSPENDED
                        + Numbers.span(span)
                        + " more: closed gates withhold no heartbeat"
                        + heartbeat.suspensionReason().map(reason -> " (" + reason + ")").orElse("")
                        + "."));
    heartbeat.lastError().ifPresent(error -> notes.add("Last error: " + error));
    return notes;
  }

  /** Returns how grave a note is. */
  static Light lightOf(String note) {
    if (note.equals(RESET_PENDING)) {
      return Light.ALARM;
    }
    return note.startsWith(SUSPENDED) ? Light.NOTE : Light.WARNING;
  }

  private AppStatus status() {
    return heartbeat.status().orElse(AppStatus.UNKNOWN);
  }

  private boolean isAsItShouldBe() {
    return heartbeat.isRunning() && !heartbeat.isWithholding() && !heartbeat.hasClosedGate();
  }

  private String meaningOfADryRun() {
    if (!heartbeat.isRunning()) {
      return "This dry run is stopped. The host is never called.";
    }
    return heartbeat.phase().equals(Optional.of(HeartbeatPhase.DRY_RUN))
        ? "A gate is closed: in the mode on, heartbeats would be withheld. The host is never called."
        : "The host is never called, and Guestbeat notes what vSphere HA would do.";
  }

  /** While another process sends, this JVM's own failure goes unnoticed. */
  private String meaningOfWaiting() {
    String owner = heartbeat.owner();
    return Character.toUpperCase(owner.charAt(0))
        + owner.substring(1)
        + " sends the heartbeat of this VM. This JVM sends none."
        + (heartbeat.hasClosedGate()
            ? " A gate is closed here, and vSphere HA does not notice it."
            : "");
  }

  private String meaningOfGreen() {
    if (heartbeat.isHiddenByAnother()) {
      return "A gate is closed, so this JVM sends no heartbeat. But another program of this VM sends"
          + " heartbeats, so vSphere HA does not reset it.";
    }
    if (heartbeat.isWaiting()) {
      return meaningOfWaiting();
    }
    if (heartbeat.isWithholding()) {
      return "A gate is closed, so no heartbeat is sent. " + reset("vSphere HA");
    }
    if (!heartbeat.isRunning()) {
      return "vSphere HA monitors this application, but this JVM sends no heartbeats automatically. "
          + reset("It");
    }
    return heartbeat.hasClosedGate()
        ? "A gate is closed, but heartbeats are sent"
            + heartbeat.phase().map(WHY_SENT::get).map(why -> ", " + why).orElse("")
            + "."
        : "Heartbeats arrive, and vSphere HA considers this application alive.";
  }

  /** Returns when the VM is reset, if nothing happens before. */
  private String reset(String who) {
    Optional<Duration> left = timeToReset();
    if (!left.isPresent()) {
      return "Without a heartbeat vSphere HA resets this VM.";
    }
    return left.get().isNegative() || left.get().isZero()
        ? who + " may reset this VM at any moment."
        : who + " resets this VM in " + Numbers.span(left.get()) + ", at the earliest.";
  }

  private Optional<Duration> timeToReset() {
    return heartbeat
        .sinceLast()
        .flatMap(since -> heartbeat.resetGap().map(gap -> gap.minus(since)));
  }
}
