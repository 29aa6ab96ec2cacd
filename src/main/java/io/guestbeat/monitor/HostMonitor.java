package io.guestbeat.monitor;

import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.advice.AdviceInput;
import io.guestbeat.insight.advice.Advisor;
import io.guestbeat.insight.advice.JvmFacts;
import io.guestbeat.insight.advice.JvmFactsReader;
import io.guestbeat.insight.alarm.Alarms;
import io.guestbeat.insight.pause.PauseLog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Monitors what the host does to this virtual machine: reads statistics, computes figures, and
 * raises alarms and advice. Has no thread: whoever owns it calls {@link #poll()} at regular
 * intervals. Any thread may read it; listeners are told by the thread that has found the change.
 */
public final class HostMonitor implements AutoCloseable {
  private final Supplier<String> hostDescription;
  private final MonitorSettings settings;
  private final StatisticsCache statistics;
  private final Insight insight = new Insight(VirtualCpus::ofThisMachine);
  private final PauseLog pauses = new PauseLog();
  private final InsightWatch watch;
  private final List<Consumer<VmFigures>> pollListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<MonitorEvent>> changeListeners = new CopyOnWriteArrayList<>();
  private volatile String unavailableReason;
  private volatile boolean mayAskJvm;
  private JvmFactsReader jvm;

  private HostMonitor(
      GuestLibrary library,
      Supplier<String> hostDescription,
      MonitorSettings settings,
      LongSupplier nanoClock) {
    this.hostDescription = Objects.requireNonNull(hostDescription, "hostDescription");
    this.settings = Objects.requireNonNull(settings, "settings");
    statistics = new StatisticsCache(library, settings.maxAge(), nanoClock, this::statsChanged);
    watch = new InsightWatch(settings, this::jvmFacts, nanoClock, this::notifyListener);
    pauses.addListener(pause -> watch.notePause(pause.duration()));
  }

  /**
   * Returns a monitor that has not asked the host yet.
   *
   * @param library the host's statistics; stays the caller's, to close after this
   * @param hostDescription which host it is and how it is reached, for people
   */
  public static HostMonitor over(
      GuestLibrary library, Supplier<String> hostDescription, MonitorSettings settings) {
    return over(library, hostDescription, settings, System::nanoTime);
  }

  /** As {@link #over(GuestLibrary, Supplier, MonitorSettings)}, on this clock. */
  public static HostMonitor over(
      GuestLibrary library,
      Supplier<String> hostDescription,
      MonitorSettings settings,
      LongSupplier nanoClock) {
    return new HostMonitor(library, hostDescription, settings, nanoClock);
  }

  /** Adds a listener that is notified of the figures after each {@link #poll()}. */
  public void onPoll(Consumer<VmFigures> listener) {
    pollListeners.add(Objects.requireNonNull(listener, "listener"));
  }

  /** Adds a listener that is notified of each later change. */
  public void onChange(Consumer<MonitorEvent> listener) {
    changeListeners.add(Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Starts reading the JVM's own MBeans, which are compared with the host's figures. Not before the
   * application or a client has made the platform MBean server, for what the JDK loads with them.
   */
  public void startAskingJvm() {
    mayAskJvm = true;
  }

  /**
   * Asks the host what is new, computes and judges; blocks for the host's deadline at most. For one
   * thread.
   */
  public void poll() {
    HostReading reading = statistics.current();
    unavailableReason = reading.unavailableReason();
    if (reading.snapshot().isPresent()) {
      insight.take(reading.snapshot().get());
    } else {
      insight.lose();
    }
    VmFigures figures = insight.figures();
    watch.tick(figures, reading.sessionChanges());
    for (Consumer<VmFigures> listener : pollListeners) {
      listener.accept(figures);
    }
  }

  /** Returns what the host said, asked again where that is older than the maximum age. */
  public HostReading current() {
    return statistics.current();
  }

  /**
   * Returns what the host says now; blocks for its deadline at most. The figures are made of the
   * polls only, which are evenly apart.
   */
  public HostReading refreshed() {
    return statistics.refreshed();
  }

  /** Returns the snapshot of {@link #refreshed()}. */
  public Optional<Snapshot> snapshotNow() {
    return refreshed().snapshot();
  }

  /** Returns the figures of the last {@link #poll()}. */
  public VmFigures figures() {
    return insight.figures();
  }

  /** Returns why the last poll found no statistics; empty if it did, or if there was none. */
  public Optional<String> unavailableReason() {
    return Optional.ofNullable(unavailableReason);
  }

  /** Returns the pauses of the JVM: whoever notices one adds it. */
  public PauseLog pauses() {
    return pauses;
  }

  /** Returns the alarms, as they were judged at the last poll. */
  public Alarms alarms() {
    return watch.alarms();
  }

  /** Returns the advice, as it was given at the last poll. */
  public Advisor advisor() {
    return watch.advisor();
  }

  /** Returns what host and JVM were compared by at the last poll. */
  public AdviceInput adviceInput() {
    return watch.situation();
  }

  /** Returns the settings that it was made with. */
  public MonitorSettings settings() {
    return settings;
  }

  /** Asks the host no more. */
  @Override
  public void close() {
    statistics.close();
  }

  private JvmFacts jvmFacts() {
    if (!mayAskJvm) {
      return JvmFacts.NONE;
    }
    if (jvm == null) {
      jvm = new JvmFactsReader();
    }
    return jvm.read();
  }

  private void statsChanged(StatisticsCache.Change change) {
    HostReading now = change.after();
    if (change.ofAvailability()) {
      notifyListener(
          now.isAvailable()
              ? new MonitorEvent(
                  MonitorEvent.Kind.AVAILABLE,
                  "statistics and heartbeat from " + hostDescription.get(),
                  false)
              : new MonitorEvent(
                  MonitorEvent.Kind.UNAVAILABLE,
                  "no statistics: " + now.unavailableReason(),
                  false));
    }
    if (change.ofSession()) {
      String session = now.snapshot().map(s -> s.session().toString()).orElse("none");
      notifyListener(
          new MonitorEvent(
              MonitorEvent.Kind.SESSION_CHANGED, "session changed to " + session, false));
    }
  }

  private void notifyListener(MonitorEvent event) {
    for (Consumer<MonitorEvent> listener : changeListeners) {
      listener.accept(event);
    }
  }
}
