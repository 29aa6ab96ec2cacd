package io.guestbeat.jmx;

import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.heartbeat.Decision;
import io.guestbeat.heartbeat.Heartbeat;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.host.Host;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseLog;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Guestbeat's MBeans over one host: {@code type=GuestStats}, {@code type=AppMonitor} and {@code
 * type=Insight}. Has no thread: whoever owns it calls {@link #tick()} now and then. Safe between
 * threads.
 */
public final class GuestbeatMBeans implements AutoCloseable {
  private final Host host;
  private final Consumer<String> onStateChange;
  private final ObjectName statsName;
  private final ObjectName monitorName;
  private final ObjectName insightName;
  private final StatisticsCache statistics;
  private final Heartbeat heartbeat;
  private final SampledBean<Reading> statsBean;
  private final SampledBean<AppMonitorSample> monitorBean;
  private final SampledBean<InsightSample> insightBean;
  private final Insight insight;
  private final PauseLog pauses = new PauseLog();
  private HeartbeatState lastState;
  private Registration registration;

  private GuestbeatMBeans(
      Host host,
      Heartbeat heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onStateChange) {
    this.host = Objects.requireNonNull(host, "host");
    this.onStateChange = Objects.requireNonNull(onStateChange, "onStateChange");
    statsName = settings.nameOf("GuestStats");
    monitorName = settings.nameOf("AppMonitor");
    insightName = settings.nameOf("Insight");
    statistics =
        new StatisticsCache(host.guestLibrary(), settings.maxAge(), nanoClock, this::statsChanged);
    this.heartbeat = Objects.requireNonNull(heartbeat, "heartbeat");
    statsBean = GuestStatsMBean.over(statistics, host.guestLibrary(), host::description);
    monitorBean = AppMonitorMBean.over(heartbeat, settings, this::announceHeartbeatChanges);
    insight = new Insight(VirtualCpus::ofThisMachine);
    insightBean = InsightMBean.over(this::insightSample);
    pauses.addListener(this::announcePause);
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
      Host host, Heartbeat heartbeat, JmxSettings settings, Consumer<String> onStateChange) {
    return over(host, heartbeat, settings, System::nanoTime, onStateChange);
  }

  static GuestbeatMBeans over(
      Host host,
      Heartbeat heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onStateChange) {
    return new GuestbeatMBeans(host, heartbeat, settings, nanoClock, onStateChange);
  }

  /**
   * Registers the MBeans, until they are closed.
   *
   * @throws JMException if an MBean of that name is there already; none is registered then
   */
  public synchronized void registerWith(MBeanServer server) throws JMException {
    Registration all = new Registration(server);
    all.add(statsBean, statsName);
    all.add(monitorBean, monitorName);
    all.add(insightBean, insightName);
    registration = all;
  }

  /** Asks the host what is new, and announces what has changed; blocks for its deadline at most. */
  public void tick() {
    take(statistics.current());
    heartbeat.refresh();
    announceHeartbeatChanges();
  }

  /** The figures of the last {@link #tick()} or {@link #refresh()}. */
  public VmFigures figures() {
    return insight.figures();
  }

  /** Asks the host now, however young what is known may be; blocks for its deadline at most. */
  public VmFigures refresh() {
    take(statistics.refreshed());
    return insight.figures();
  }

  /** The pauses that {@code type=Insight} shows: whoever notices one adds it. */
  public PauseLog pauses() {
    return pauses;
  }

  private void take(Reading reading) {
    if (reading.snapshot().isPresent()) {
      insight.take(reading.snapshot().get());
    } else {
      insight.lose();
    }
  }

  /** Unregisters the MBeans. */
  @Override
  public synchronized void close() throws JMException {
    try {
      if (registration != null) {
        registration.close();
        registration = null;
      }
    } finally {
      statsBean.close();
      monitorBean.close();
      insightBean.close();
      statistics.close();
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
      statsBean.announce(kind.type(), statsName, line);
    }
    if (change.ofSession()) {
      statsBean.announce(
          BeanNotification.SESSION_CHANGED.type(),
          statsName,
          "session changed to " + now.snapshot().map(s -> s.session().toString()).orElse("none"));
    }
  }

  private void announceDecision(Decision decision) {
    monitorBean.announce(BeanNotification.DECISION.type(), monitorName, decision.toString());
    announceHeartbeatChanges();
  }

  private InsightSample insightSample() {
    return new InsightSample(insight.figures(), pauses, heartbeat.engine().interval());
  }

  private void announcePause(Pause pause) {
    insightBean.announce(BeanNotification.PAUSE.type(), insightName, pause.toString());
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
          BeanNotification.STATUS_CHANGED.type(),
          monitorName,
          "application status " + before.status() + " to " + now.status());
    }
    if (!now.isEnabled().equals(before.isEnabled())) {
      monitorBean.announce(
          BeanNotification.ENABLED_CHANGED.type(),
          monitorName,
          "monitoring is "
              + now.isEnabled().map(on -> on ? "enabled" : "disabled").orElse("unknown"));
    }
  }
}
