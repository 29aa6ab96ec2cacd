package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;

/** Explains the effect of an order, and asks whether to carry it out. */
final class OrderDialog {
  private static final int COLUMNS = 40;
  private static final int USUAL_MINUTES = 10;
  private static final int MOST_MINUTES = 24 * 60;
  private static final String CANCEL = "Cancel";

  private final Order.Kind kind;
  private final JPanel content = new JPanel(new BorderLayout(0, 12));
  private final JSpinner minutes =
      new JSpinner(new SpinnerNumberModel(USUAL_MINUTES, 1, MOST_MINUTES, 1));
  private final JTextField reason = new JTextField(COLUMNS / 2);

  OrderDialog(Order.Kind kind, HeartbeatReading heartbeat) {
    this.kind = kind;
    WrappedText consequence = new WrappedText("guestbeat.consequence");
    consequence.setColumns(COLUMNS);
    consequence.show(OrderWords.consequence(kind, heartbeat));
    // Packing asks for its height before it has a width.
    consequence.setSize(consequence.getPreferredSize().width, Short.MAX_VALUE);
    content.add(consequence, BorderLayout.CENTER);
    if (kind == Order.Kind.SUSPEND) {
      content.add(form(), BorderLayout.SOUTH);
    }
  }

  /** Asks; the order if it is to be given. */
  Optional<Order> ask(Component parent) {
    Object[] options = {OrderWords.verb(kind), CANCEL};
    int chosen =
        JOptionPane.showOptionDialog(
            parent,
            content,
            OrderWords.question(kind),
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            options,
            CANCEL);
    return chosen == 0 ? Optional.of(order()) : Optional.empty();
  }

  private Order order() {
    if (kind != Order.Kind.SUSPEND) {
      return Order.of(kind);
    }
    String why = reason.getText().trim();
    return Order.suspend(
        Duration.ofMinutes(((Number) minutes.getValue()).longValue()),
        why.isEmpty() ? "no reason was given" : why);
  }

  private JPanel form() {
    minutes.setName("guestbeat.minutes");
    reason.setName("guestbeat.reason");
    JPanel form = new JPanel(new GridLayout(0, 1));
    form.add(line("Minutes", minutes));
    form.add(line("Reason", reason));
    return form;
  }

  private static JPanel line(String text, Component field) {
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING));
    JLabel label = new Caption(text);
    label.setLabelFor(field);
    line.add(label);
    line.add(field);
    return line;
  }
}
