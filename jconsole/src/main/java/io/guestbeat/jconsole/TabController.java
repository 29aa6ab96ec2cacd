package io.guestbeat.jconsole;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import io.guestbeat.jconsole.history.History;
import io.guestbeat.jconsole.reading.JvmReader;
import io.guestbeat.jconsole.reading.JvmReader.Scope;
import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jconsole.reading.Reading;
import io.guestbeat.jconsole.view.GuestbeatTab;
import java.awt.event.HierarchyEvent;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.management.MBeanServerConnection;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;

/**
 * Watches one JVM for one tab: asks it on workers' threads, remembers and shows on the event
 * dispatch thread. While nobody sees the tab it only remembers.
 */
final class TabController {
  private final Supplier<JConsoleContext> context;
  private final JvmReader reader;
  private final History history = new History();
  private final GuestbeatTab tab;
  private volatile boolean isSeen;
  private volatile boolean isOver;

  TabController(Supplier<JConsoleContext> context, JvmReader reader) {
    this.context = context;
    this.reader = reader;
    tab = new GuestbeatTab(this::carryOut);
    tab.addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            seenChanged(tab.isShowing());
          }
        });
  }

  GuestbeatTab tab() {
    return tab;
  }

  /** Returns the work of an interval. */
  SwingWorker<?, ?> nextReading() {
    return new LookWorker(isSeen ? Scope.ALL : Scope.HISTORY);
  }

  void connectionChanged() {
    SwingUtilities.invokeLater(
        () -> {
          if (!isConnected() && !isOver) {
            history.addGap(Instant.now());
            tab.showDisconnected();
          }
        });
  }

  void end() {
    isOver = true;
  }

  private void seenChanged(boolean isSeenNow) {
    isSeen = isSeenNow;
    if (isSeenNow && isConnected()) {
      new LookWorker(Scope.ALL).execute();
    }
  }

  private void carryOut(Order order) {
    new OrderWorker(order).execute();
  }

  private boolean isConnected() {
    JConsoleContext known = context.get();
    return known != null && known.getConnectionState() == ConnectionState.CONNECTED;
  }

  private MBeanServerConnection connection() {
    return context.get().getMBeanServerConnection();
  }

  private void show(Reading reading, Scope scope) {
    if (isOver || !isConnected()) {
      return;
    }
    history.add(reading);
    if (scope == Scope.ALL || reading.state() != Reading.State.READ) {
      tab.show(reading, history);
    }
  }

  /** Looks once. */
  private final class LookWorker extends SwingWorker<Reading, Void> {
    private final Scope scope;

    LookWorker(Scope scope) {
      this.scope = scope;
    }

    @Override
    protected Reading doInBackground() {
      return reader.read(connection(), scope);
    }

    @Override
    protected void done() {
      resultOf(this).ifPresent(reading -> show(reading, scope));
    }
  }

  /** Carries out an order, and looks what has become of it. */
  private final class OrderWorker extends SwingWorker<Optional<String>, Void> {
    private final Order order;

    OrderWorker(Order order) {
      this.order = order;
    }

    @Override
    protected Optional<String> doInBackground() {
      return order.carryOut(connection());
    }

    @Override
    protected void done() {
      resultOf(this)
          .ifPresent(
              refusal ->
                  tab.showOutcome(
                      order.kind(),
                      refusal,
                      LocalTime.now(ZoneId.systemDefault())
                          .truncatedTo(ChronoUnit.SECONDS)
                          .toString()));
      new LookWorker(Scope.ALL).execute();
    }
  }

  /** Of one that is done; empty if it was cancelled. */
  private static <T> Optional<T> resultOf(SwingWorker<T, ?> worker) {
    try {
      return worker.isCancelled() ? Optional.empty() : Optional.of(worker.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
