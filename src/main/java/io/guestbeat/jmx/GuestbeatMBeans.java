package io.guestbeat.jmx;

import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.host.Host;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.NamedBean;
import io.guestbeat.jmx.bean.Registration;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.MonitorEvent;
import java.util.Objects;
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
  private final HeartbeatDriver heartbeat;
  private final NamedBean statsBean;
  private final NamedBean monitorBean;
  private final NamedBean insightBean;

  /** Null where none is chosen, so that nothing of it is loaded. */
  private final HostStatsBeans hostStats;

  private HeartbeatState lastState;
  private Registration registration;

  private GuestbeatMBeans(
      Host host,
      HostMonitor monitor,
      HeartbeatDriver heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onTrouble) {
    this.heartbeat = Objects.requireNonNull(heartbeat, "heartbeat");
    statsBean =
        new NamedBean(
            settings.nameOf("GuestStats"),
            GuestStatsMBean.over(monitor, host.guestLibrary(), host::description));
    monitorBean =
        new NamedBean(
            settings.nameOf("AppMonitor"),
            AppMonitorMBean.over(heartbeat, settings, this::announceHeartbeatChanges));
    insightBean =
        new NamedBean(
            settings.nameOf("Insight"),
            InsightMBean.over(monitor, () -> heartbeat.engine().interval()));
    hostStats =
        settings.hostStats().areNone()
            ? null
            : new HostStatsBeans(host.guestLibrary(), settings, nanoClock, onTrouble);
    lastState = heartbeat.state();
    heartbeat.addListener(this::announceDecision);
    monitor.onChange(this::announceChange);
    monitor.pauses().addListener(this::announcePause);
  }

  /**
   * Returns the MBeans of this host and of the heartbeat to it, not registered yet. All that is
   * given stays the caller's, to close after them.
   *
   * @param onTrouble is told in one line of each statistic that gets no MBean
   */
  public static GuestbeatMBeans over(
      Host host,
      HostMonitor monitor,
      HeartbeatDriver heartbeat,
      JmxSettings settings,
      Consumer<String> onTrouble) {
    return over(host, monitor, heartbeat, settings, System::nanoTime, onTrouble);
  }

  /** Returns the same MBeans, on this monotonic clock in nanoseconds. */
  public static GuestbeatMBeans over(
      Host host,
      HostMonitor monitor,
      HeartbeatDriver heartbeat,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onTrouble) {
    return new GuestbeatMBeans(host, monitor, heartbeat, settings, nanoClock, onTrouble);
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
    insightBean.addTo(all);
    registration = all;
    if (hostStats != null) {
      hostStats.registerWith(server);
    }
  }

  /** Announces what has changed of the heartbeat, and follows the host's own list of pages. */
  public void tick() {
    heartbeat.refresh();
    announceHeartbeatChanges();
    followHostStats();
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
      insightBean.close();
    }
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

  private void announceChange(MonitorEvent event) {
    switch (event.kind()) {
      case AVAILABLE:
        statsBean.announce(BeanNotification.AVAILABLE, event.toString());
        return;
      case UNAVAILABLE:
        statsBean.announce(BeanNotification.UNAVAILABLE, event.toString());
        return;
      case SESSION_CHANGED:
        statsBean.announce(BeanNotification.SESSION_CHANGED, event.toString());
        return;
      case ALARM:
        insightBean.announce(BeanNotification.ALARM, event.toString());
        return;
      case ADVICE:
        insightBean.announce(BeanNotification.ADVICE, event.toString());
        return;
    }
    throw new IllegalArgumentException(event.kind().toString());
  }

  private void announcePause(Pause pause) {
    insightBean.announce(BeanNotification.PAUSE, pause.toString());
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
