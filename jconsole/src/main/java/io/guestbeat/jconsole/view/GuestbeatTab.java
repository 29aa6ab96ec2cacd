package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.history.History;
import io.guestbeat.jconsole.history.Point;
import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jconsole.reading.Reading;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.ScrollPaneConstants;

/** The tab: all that is known of Guestbeat in one JVM, or why nothing is. */
public final class GuestbeatTab extends JPanel {
  private static final long serialVersionUID = 1;
  private static final String MESSAGE = "message";
  private static final String CONTENT = "content";
  private static final double CHARTS_SHARE = 0.62;

  private final CardLayout cards = new CardLayout();
  private final WrappedText message = new WrappedText("guestbeat.message");
  private final Row host;
  private final ChartSection cpu;
  private final ChartSection memory;
  private final HeartbeatSection heartbeat;
  private final OrderButtons buttons;
  private final InsightSection insight;

  /**
   * A tab that shows nothing yet.
   *
   * @param operator carries out what was ordered and confirmed, on another thread
   */
  public GuestbeatTab(Consumer<Order> operator) {
    int em = Fonts.text().getSize();
    setName("guestbeat");
    setLayout(cards);
    host = new Row("guestbeat.host", em);
    cpu = ChartSection.ofCpu(em);
    memory = ChartSection.ofMemory(em);
    heartbeat = new HeartbeatSection(em);
    buttons = new OrderButtons(operator, em);
    insight = new InsightSection(em);
    message.setBorder(BorderFactory.createEmptyBorder(em, em, em, em));
    Column messages = new Column(em);
    messages.add(message);
    JScrollPane scroll = new JScrollPane(messages);
    scroll.setName("guestbeat.messages");
    add(scroll, MESSAGE);
    add(content(em), CONTENT);
    showMessage(MessageWords.WAITING);
  }

  /** Shows what a look has found. */
  public void show(Reading reading, History history) {
    switch (reading.state()) {
      case ABSENT:
        showMessage(MessageWords.absent(reading.note()));
        break;
      case FAILED:
        showMessage(MessageWords.failed(reading.note()));
        break;
      default:
        InsightReading figures = reading.insight().orElse(InsightReading.of(Map.of()));
        reading.statistics().ifPresent(known -> show(known, history.points(), figures));
        reading.heartbeat().ifPresent(this::show);
        insight.show(reading.insight());
        cards.show(this, CONTENT);
    }
  }

  /** Says that there is no connection now. */
  public void showDisconnected() {
    showMessage(MessageWords.DISCONNECTED);
  }

  /** Says what came of an order: why it was not carried out, if it was not. */
  public void showOutcome(Order.Kind order, Optional<String> refusal, String time) {
    buttons.showOutcome(OrderWords.outcome(order, refusal, time));
  }

  private JPanel content(int em) {
    JPanel charts = new JPanel(new GridLayout(0, 1));
    charts.add(cpu);
    charts.add(memory);
    Column details = new Column(em / 2);
    details.add(heartbeat.details());
    details.add(insight);
    JScrollPane scroll = new JScrollPane(details);
    scroll.setName("guestbeat.details");
    scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(null);
    // Light and buttons do not scroll: they are what is needed when all is not well.
    heartbeat.add(buttons);
    JPanel side = new JPanel(new BorderLayout());
    side.add(heartbeat, BorderLayout.NORTH);
    side.add(scroll, BorderLayout.CENTER);
    side.setMinimumSize(new Dimension(18 * em, 0));
    side.setPreferredSize(new Dimension(26 * em, 30 * em));
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, charts, side);
    split.setResizeWeight(CHARTS_SHARE);
    split.setBorder(null);
    host.setBorder(BorderFactory.createEmptyBorder(em / 2, em / 2, em / 4, em / 2));
    JPanel content = new JPanel(new BorderLayout());
    content.add(host, BorderLayout.NORTH);
    content.add(split, BorderLayout.CENTER);
    return content;
  }

  private void show(StatisticsReading statistics, List<Point> points, InsightReading figures) {
    OptionalInt virtualCpus = figures.virtualCpus();
    if (statistics.isAvailable()) {
      host.show(Light.GOOD, hostWords(statistics));
    } else {
      host.show(
          Light.ALARM,
          MessageWords.away(statistics.unavailableReason().orElse("no reason is given")));
    }
    String cpus =
        virtualCpus.isPresent()
            ? "% of " + virtualCpus.getAsInt() + " virtual CPUs"
            : "the number of virtual CPUs is not known";
    String right = statistics.value("HostProcessorSpeed").isPresent() ? "; at the right, MHz" : "";
    cpu.show("CPU, " + cpus + right, points, statistics, figures);
    memory.show("Memory, MB", points, statistics, figures);
  }

  private static String hostWords(StatisticsReading statistics) {
    return statistics.host().orElse("A host")
        + statistics.session().map(session -> ", session " + session).orElse("")
        + ", session changes: "
        + Numbers.count(statistics.sessionChanges());
  }

  private void show(HeartbeatReading known) {
    heartbeat.show(known);
    buttons.show(known);
  }

  private void showMessage(String text) {
    message.show(text);
    cards.show(this, MESSAGE);
  }
}
