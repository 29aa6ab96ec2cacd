package io.guestbeat.cli.top.screen;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.cli.top.TopView;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.jmx.reading.GateReading;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Shows the application's status at vSphere HA, the heartbeat and the gates. */
final class HeartbeatPane extends Pane {
  private static final int NAME = 12;

  /** Leaves room for the longest standing, so that no name hides it. */
  private static final int STANDING = " o cannot check".length();

  HeartbeatPane(TopView moment, Glyphs glyphs, int columns) {
    super(moment, glyphs, columns);
  }

  @Override
  void addTo(Page page) {
    Optional<HeartbeatReading> known = moment.reading().heartbeat();
    if (!known.isPresent()) {
      String reason = moment.reading().missingHeartbeat();
      page.add(
          Page.Weight.ESSENCE,
          label("Heartbeat")
              .and(Tone.WARNING, "unknown")
              .and(reason.isEmpty() ? "" : ": " + reason));
      return;
    }
    HeartbeatReading heartbeat = known.get();
    page.add(Page.Weight.ESSENCE, light(heartbeat));
    if (heartbeat.mode().isPresent()) {
      page.add(Page.Weight.FIGURES, counters(heartbeat));
    }
    addTroubles(page, heartbeat);
    addGates(page, heartbeat.gates().orElse(Collections.<GateReading>emptyList()));
  }

  private Line light(HeartbeatReading heartbeat) {
    AppStatus status = heartbeat.status().orElse(AppStatus.UNKNOWN);
    Line line = label("Heartbeat");
    if (heartbeat.isDryRun()) {
      return line.and(Tone.FAINT, glyphs.off + " DRY RUN").and("  the host is never called");
    }
    switch (status) {
      case GREEN:
        line = line.and(Tone.GOOD, glyphs.good + " GREEN").and("  heartbeats arrive");
        break;
      case RED:
        line = line.and(Tone.ALARM, glyphs.alarm + " RED").and("  vSphere HA resets the VM");
        break;
      case GRAY:
        line = line.and(Tone.FAINT, glyphs.off + " GRAY").and("  not monitored");
        break;
      default:
        line = line.and(Tone.WARNING, glyphs.off + " UNKNOWN").and("  the host does not say");
    }
    if (heartbeat.isEnabled().isPresent()) {
      line = line.and("   monitoring " + (heartbeat.isEnabled().get() ? "on" : "off"));
    }
    return line;
  }

  private static Line counters(HeartbeatReading heartbeat) {
    Line line = indented().and(heartbeat.mode().orElse(Words.ABSENT));
    if (heartbeat.interval().isPresent()) {
      line = line.and(", every " + Words.span(heartbeat.interval().get()));
    }
    if (heartbeat.sinceLast().isPresent()) {
      line = line.and(", last " + Words.span(heartbeat.sinceLast().get()) + " ago");
    }
    return line.and("   sent " + Words.number(heartbeat.sent()))
        .and("   withheld " + Words.number(heartbeat.withheld()))
        .and("   failed " + Words.number(heartbeat.failed()));
  }

  private void addTroubles(Page page, HeartbeatReading heartbeat) {
    heartbeat.phase().ifPresent(phase -> addPhase(page, phase));
    addOwner(page, heartbeat);
    if (heartbeat.isResetPending()) {
      page.add(
          Page.Weight.DANGER, indented().and(Tone.ALARM, glyphs.alarm + " a reset is asked for"));
    }
    if (heartbeat.suspendedFor().isPresent()) {
      page.add(
          Page.Weight.ESSENCE,
          indented()
              .and(
                  Tone.WARNING,
                  "gates are suspended for " + Words.span(heartbeat.suspendedFor().get()))
              .and(heartbeat.suspensionReason().map(reason -> ": " + reason).orElse("")));
    }
    if (heartbeat.lastError().isPresent()) {
      page.add(
          Page.Weight.FIGURES,
          indented().and(Tone.WARNING, "last error").and("  " + heartbeat.lastError().get()));
    }
  }

  private void addOwner(Page page, HeartbeatReading heartbeat) {
    if (heartbeat.isHiddenByAnother()) {
      page.add(
          Page.Weight.DANGER,
          indented()
              .and(Tone.ALARM, glyphs.alarm + " HIDDEN")
              .and("  another program of this VM sends heartbeats: no reset"));
    } else if (heartbeat.isWaiting()) {
      boolean isHidden = heartbeat.hasClosedGate();
      page.add(
          isHidden ? Page.Weight.DANGER : Page.Weight.ESSENCE,
          indented()
              .and(isHidden ? Tone.ALARM : Tone.WARNING, "waiting")
              .and("  " + heartbeat.owner() + " sends the heartbeat of this VM")
              .and(isHidden ? "; a gate is closed here" : ""));
    }
  }

  private void addPhase(Page page, HeartbeatPhase phase) {
    if (phase == HeartbeatPhase.WITHHOLDING) {
      page.add(
          Page.Weight.DANGER,
          indented()
              .and(Tone.ALARM, glyphs.alarm + " WITHHELD")
              .and("  no heartbeat is sent: vSphere HA resets the VM"));
    } else if (phase == HeartbeatPhase.DRY_RUN) {
      page.add(
          Page.Weight.DANGER,
          indented()
              .and(Tone.WARNING, phase.text())
              .and("  a gate is closed, and heartbeat=on would withhold heartbeats"));
    } else if (phase.isFailure() || phase == HeartbeatPhase.SPARED) {
      page.add(
          Page.Weight.DANGER,
          indented()
              .and(Tone.WARNING, phase.text())
              .and("  a gate is closed, heartbeats continue"));
    } else if (phase == HeartbeatPhase.STOPPED) {
      page.add(
          Page.Weight.ESSENCE,
          indented().and(Tone.WARNING, phase.text()).and("  this JVM sends no heartbeat"));
    }
  }

  private void addGates(Page page, List<GateReading> gates) {
    String label = "Gates";
    int room = Math.max(NAME, width() - STANDING);
    for (GateReading gate : gates) {
      String name = gate.name().substring(0, Math.min(gate.name().length(), room));
      Line line = label(label).and(name + " ").to(LABEL + NAME);
      page.add(weight(gate), line.and(standing(gate)));
      label = "";
    }
  }

  private static Page.Weight weight(GateReading gate) {
    if (!gate.isUsable()) {
      return Page.Weight.ESSENCE;
    }
    return gate.isOpen() ? Page.Weight.FIGURES : Page.Weight.DANGER;
  }

  private Line standing(GateReading gate) {
    String reason = gate.reason().isEmpty() ? "" : "  " + gate.reason();
    if (!gate.isUsable()) {
      return Line.EMPTY.and(Tone.WARNING, glyphs.off + " cannot check").and(reason);
    }
    return gate.isOpen()
        ? Line.EMPTY.and(Tone.GOOD, glyphs.good + " open").and(reason)
        : Line.EMPTY.and(Tone.ALARM, glyphs.alarm + " CLOSED").and(reason);
  }
}
