package io.guestbeat.jmx;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.host.Host;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.pause.PauseLog;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.NamedBean;
import io.guestbeat.jmx.bean.Registration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;

/**
 * Guestbeat's MBeans over one host: {@code type=GuestStats}, {@code type=AppMonitor}, {@code
 * type=Insight} and, if they are chosen, {@code type=HostStats}. Has no thread: whoever owns it
 * calls {@link #tick()} now and then. Safe between threads.
 */
public final class GuestbeatMBeans implements AutoCloseable {
  private final Host host;
  private final Consumer<String> onStateChange;
  private final StatisticsCache statistics;
  private final HeartbeatDriver heartbeat;
  private final NamedBean statsBean;
  private final NamedBean monitorBean;
  private final InsightBean insight;

  /** Null where none is chosen, so that nothing of it is loaded. */
  private final HostStatsBeans hostStats;

  private volatile String unavailableReason;
  private HeartbeatState lastState;
  private Registration registration;

  private GuestbeatMBeans(
      Host host,
      HeartbeatDriver heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onStateChange) {
    this.host = Objects.requireNonNull(host, "host");
    this.onStateChange = Objects.requireNonNull(onStateChange, "onStateChange");
    this.heartbeat = Objects.requireNonNull(heartbeat, "heartbeat");
    statistics =
        new StatisticsCache(host.guestLibrary(), settings.maxAge(), nanoClock, this::statsChanged);
    statsBean =
        new NamedBean(
            settings.nameOf("GuestStats"),
            GuestStatsMBean.over(statistics, host.guestLibrary(), host::description));
    monitorBean =
        new NamedBean(
            settings.nameOf("AppMonitor"),
            AppMonitorMBean.over(heartbeat, settings, this::announceHeartbeatChanges));
    insight =
        new InsightBean(settings, () -> heartbeat.engine().interval(), nanoClock, onStateChange);
    hostStats =
        settings.hostStats().areNone()
            ? null
            : new HostStatsBeans(host.guestLibrary(), settings, nanoClock, onStateChange);
    lastState = heartbeat.state();
    heartbeat.addListener(this::announceDecision);
  }

  /**
   * The MBeans of this host and of the heartbeat to it, not registered yet. Both stay the caller's,
   * to close after them.
   *
   * @param onStateChange is told in one line whether the host gives statistics: at the first tick,
   *     and then when that changes
   */
  public static GuestbeatMBeans over(
      Host host, HeartbeatDriver heartbeat, JmxSettings settings, Consumer<String> onStateChange) {
    return over(host, heartbeat, settings, System::nanoTime, onStateChange);
  }

  static GuestbeatMBeans over(
      Host host,
      HeartbeatDriver heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onStateChange) {
    return new GuestbeatMBeans(host, heartbeat, settings, nanoClock, onStateChange);
  }

  /** Has {@code listener} told in one line what an operator should look at: alarms and advice. */
  public void onTrouble(Consumer<String> listener) {
    insight.onTrouble(Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Registers the MBeans, until they are closed.
   *
   * @throws JMException if an MBean of that name is there already; none is registered then
   */
  public synchronized void registerWith(MBeanServer server) throws JMException {
    Registration all = new Registration(server);
    statsBean.addTo(all);
    monitorBean.addTo(all);
    insight.addTo(all);
    registration = all;
    if (hostStats != null) {
      hostStats.registerWith(server);
    }
  }

  /** Asks the host what is new, and announces what has changed; blocks for its deadline at most. */
  public void tick() {
    Reading reading = statistics.current();
    unavailableReason = reading.unavailableReason();
    insight.take(reading);
    if (isRegistered()) {
      insight.judge(reading.sessionChanges());
    }
    heartbeat.refresh();
    announceHeartbeatChanges();
    followHostStats();
  }

  /** The figures of the last {@link #tick()}. */
  public VmFigures figures() {
    return insight.figures();
  }

  /** Why the last tick found no statistics; empty if it did, or if there was none. */
  public Optional<String> unavailableReason() {
    return Optional.ofNullable(unavailableReason);
  }

  /**
   * Asks the host now, however young what is known may be; blocks for its deadline at most. The
   * figures are made of the ticks only, which are evenly apart.
   */
  public Optional<Snapshot> snapshotNow() {
    return statistics.refreshed().snapshot();
  }

  /** The pauses that {@code type=Insight} shows: whoever notices one adds it. */
  public PauseLog pauses() {
    return insight.pauses();
  }

  /** Unregisters the MBeans. */
  @Override
  public synchronized void close() throws JMException {
    try {
      if (hostStats != null) {
        hostStats.close();
      }
      if (registration != null) {
        registration.close();
        registration = null;
      }
    } finally {
      statsBean.close();
      monitorBean.close();
      insight.close();
      statistics.close();
    }
  }

  private synchronized boolean isRegistered() {
    return registration != null;
  }

  private void followHostStats() {
    if (hostStats != null) {
      try {
        hostStats.tick();
      } catch (JMException e) {
        throw new IllegalStateException("an MBean cannot be unregistered", e);
      }
    }
  }

  private void statsChanged(StatisticsCache.Change change) {
    Reading now = change.after();
    if (change.ofAvailability()) {
      String line =
          now.isAvailable()
              ? "statistics and heartbeat from " + host.description()
              : "no statistics: " + now.unavailableReason();
      onStateChange.accept(line);
      BeanNotification kind =
          now.isAvailable() ? BeanNotification.AVAILABLE : BeanNotification.UNAVAILABLE;
      statsBean.announce(kind, line);
    }
    if (change.ofSession()) {
      statsBean.announce(
          BeanNotification.SESSION_CHANGED,
          "session changed to " + now.snapshot().map(s -> s.session().toString()).orElse("none"));
    }
  }

  private void announceDecision(Decision decision) {
    monitorBean.announce(BeanNotification.DECISION, decision.toString());
    announceHeartbeatChanges();
  }

  private void announceHeartbeatChanges() {
    HeartbeatState now = heartbeat.state();
    HeartbeatState before;
    synchronized (this) {
      before = lastState;
      lastState = now;
    }
    if (now.status() != before.status()) {
      monitorBean.announce(
          BeanNotification.STATUS_CHANGED,
          "application status " + before.status() + " to " + now.status());
    }
    if (!now.isEnabled().equals(before.isEnabled())) {
      monitorBean.announce(
          BeanNotification.ENABLED_CHANGED,
          "monitoring is "
              + now.isEnabled().map(on -> on ? "enabled" : "disabled").orElse("unknown"));
    }
  }
}
