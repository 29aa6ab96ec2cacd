package io.guestbeat.cli.simulate;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.HaCluster;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.text.DurationText;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what HA decides, and what that would do to a real VM. */
final class HaJournal implements Consumer<HaEvent> {
  private final Journal journal;
  private final HeartbeatWatch heartbeats;
  private final HaCluster ha;
  private final HaSettings settings;
  private final Sensitivity sensitivity;

  HaJournal(Journal journal, HeartbeatWatch heartbeats, HaCluster ha) {
    this.journal = journal;
    this.heartbeats = heartbeats;
    this.ha = ha;
    this.settings = ha.settings();
    this.sensitivity = settings.sensitivity();
  }

  @Override
  public void accept(HaEvent event) {
    if (event.type() == HaEvent.Type.ENABLED) {
      heartbeats.enabled(event.at());
    } else if (event.type() == HaEvent.Type.GRAY) {
      heartbeats.ended();
    }
    String by = event.by().map(who -> " (" + who + ")").orElse("");
    textOf(event).ifPresent(text -> journal.line(event.at(), "HA: " + text + by));
  }

  private Optional<String> textOf(HaEvent event) {
    switch (event.type()) {
      case GREEN:
        return Optional.of("green: a heartbeat is due every " + deadline());
      case RED:
        return Optional.of(
            "red: no heartbeat for "
                + deadline()
                + ha.resetDue()
                    .map(due -> "; reset due at " + Journal.time(due) + " unless one comes")
                    .orElse(""));
      case GRAY:
        return Optional.of("gray: the application is not monitored until it enables monitoring");
      case RESET_PENDING:
        return Optional.of(
            "reset due at "
                + Journal.time(event.at().plus(settings.pendingResetDelay()))
                + ": the application asked for it, and may still withdraw it");
      case RESET_WITHDRAWN:
        return Optional.of("the requested reset is withdrawn");
      case RESET:
        return Optional.of(
            "RESET: the VM is powered off and on; a real one ends every process in it at once,"
                + " and unsaved data is lost; these guests keep running");
      case RESET_SKIPPED_LIMIT:
        return Optional.of(
            "spared: a VM is reset at most "
                + sensitivity.maxResets()
                + " times"
                + sensitivity
                    .resetWindow()
                    .map(window -> " in " + DurationText.of(window))
                    .orElse(", until it is powered off or moved")
                + next());
      case RESET_SKIPPED_MINIMUM_UPTIME:
        return Optional.of(
            "spared: the VM has not been up for "
                + DurationText.of(sensitivity.minimumUptime())
                + next());
      case RESET_COUNT_CLEARED:
        return Optional.of(
            "the count of this VM's resets is cleared, as by every vMotion and power cycle");
      default:
        // What a guest asked for is in its own line.
        return Optional.empty();
    }
  }

  private String deadline() {
    return DurationText.of(settings.heartbeatDeadline());
  }

  private String next() {
    return ha.resetDue().map(due -> "; reset due at " + Journal.time(due)).orElse("");
  }
}
