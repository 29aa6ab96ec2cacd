package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.awt.GridLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;

/** The buttons that operate the heartbeat; each asks first, and says what it will do. */
final class OrderButtons extends Column {
  private static final long serialVersionUID = 1;
  private static final int BUTTON_COLUMNS = 2;

  private final transient Consumer<Order> operator;
  private final Map<Order.Kind, JButton> buttons = new EnumMap<>(Order.Kind.class);
  private final WrappedText outcome = new WrappedText("guestbeat.outcome").bold();
  private transient Optional<HeartbeatReading> heartbeat = Optional.empty();

  OrderButtons(Consumer<Order> operator, int em) {
    super(em / 3);
    this.operator = operator;
    JPanel grid = new JPanel(new GridLayout(0, BUTTON_COLUMNS, em / 3, em / 3));
    for (Order.Kind kind : Order.Kind.values()) {
      JButton button = new JButton(OrderWords.verb(kind) + "…");
      button.setName("guestbeat." + kind);
      button.addActionListener(event -> ask(kind));
      button.setEnabled(false);
      buttons.put(kind, button);
      grid.add(button);
    }
    add(grid);
    add(outcome);
    outcome.setVisible(false);
  }

  void show(HeartbeatReading newHeartbeat) {
    heartbeat = Optional.of(newHeartbeat);
    boolean isSuspended = newHeartbeat.suspendedFor().isPresent();
    boolean isOn = newHeartbeat.isRunning() || newHeartbeat.isEnabled().orElse(false);
    buttons.get(Order.Kind.SUSPEND).setEnabled(newHeartbeat.isRunning());
    buttons.get(Order.Kind.RESUME).setEnabled(isSuspended);
    buttons.get(Order.Kind.ENABLE).setEnabled(!newHeartbeat.isRunning());
    buttons.get(Order.Kind.DISABLE).setEnabled(isOn);
  }

  /** Says what came of an order. */
  void showOutcome(String text) {
    outcome.show(text);
  }

  private void ask(Order.Kind kind) {
    heartbeat
        .flatMap(known -> new OrderDialog(kind, known).ask(this))
        .ifPresent(
            order -> {
              showOutcome(OrderWords.verb(kind) + "…");
              operator.accept(order);
            });
  }
}
