package io.guestbeat.jconsole.view;

import io.guestbeat.jmx.reading.GateReading;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JLabel;

/**
 * The heartbeat as a light and its deadline, and in a part of its own, which may be long, the notes
 * and the gates before it.
 */
final class HeartbeatSection extends Section {
  private static final long serialVersionUID = 1;

  private final JLabel headline = new Caption();
  private final WrappedText meaning = new WrappedText("guestbeat.heartbeat.meaning");
  private final WrappedText sinceLast = new WrappedText("guestbeat.heartbeat.since");
  private final DeadlineBar deadline = new DeadlineBar();
  private final WrappedText counters = new WrappedText("guestbeat.heartbeat.counters");
  private final Rows notes;
  private final Rows gates;
  private final Section details;
  private final int em;

  HeartbeatSection(int em) {
    super("Heartbeat", em);
    this.em = em;
    notes = new Rows("guestbeat.notes", em);
    gates = new Rows("guestbeat.gates", em);
    headline.setName("guestbeat.heartbeat");
    headline.setFont(Fonts.headline());
    headline.setIconTextGap(em);
    add(headline);
    add(meaning);
    add(sinceLast);
    add(deadline);
    details = new Section("Gates", em);
    details.add(gates);
    details.add(notes);
    details.add(counters);
  }

  /** Returns what may be scrolled, unlike the light. */
  Section details() {
    return details;
  }

  void show(HeartbeatReading heartbeat) {
    HeartbeatWords words = new HeartbeatWords(heartbeat);
    headline.setIcon(new LightIcon(words.light(), 3 * em));
    headline.setText(words.headline());
    meaning.show(words.meaning());
    sinceLast.show(words.sinceLast());
    deadline.show(heartbeat);
    counters.show(words.counters());
    List<String> noted = words.notes();
    notes.setVisible(!noted.isEmpty());
    notes.show(noted.stream().map(HeartbeatWords::lightOf).collect(Collectors.toList()), noted);
    List<GateReading> all = heartbeat.gates().orElse(List.of());
    if (all.isEmpty()) {
      gates.show(
          List.of(Light.OFF),
          List.of(heartbeat.gates().isPresent() ? "No gates" : Numbers.NOT_GIVEN));
    } else {
      gates.show(
          all.stream().map(HeartbeatSection::light).collect(Collectors.toList()),
          all.stream().map(HeartbeatSection::verdict).collect(Collectors.toList()));
    }
  }

  private static Light light(GateReading gate) {
    if (!gate.isUsable()) {
      return Light.UNKNOWN;
    }
    return gate.isOpen() ? Light.GOOD : Light.ALARM;
  }

  private static String verdict(GateReading gate) {
    String standing = gate.isOpen() ? "open" : "CLOSED";
    return gate.name()
        + ": "
        + (gate.isUsable() ? standing : "cannot check")
        + (gate.reason().isEmpty() ? "" : ". " + gate.reason());
  }
}
