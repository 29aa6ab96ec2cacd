package io.guestbeat.jmx;

import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.SampledBean;

/** The MBean {@code type=AppMonitor}: the application's heartbeat. */
final class AppMonitorMBean {
  private AppMonitorMBean() {}

  static SampledBean<AppMonitorSample> over(
      HeartbeatDriver heartbeat, JmxSettings settings, Runnable afterOrder) {
    return new SampledBean<>(
        AppMonitorMBean.class.getName(),
        "The heartbeat that tells vSphere HA that this application is alive",
        () -> AppMonitorSample.of(heartbeat, settings.sensitivity()),
        AppMonitorAttribute.all(settings.sensitivity()),
        AppMonitorOperation.all(heartbeat, new GuardedOperations(settings.control(), afterOrder)),
        BeanNotification.STATUS_CHANGED.info(),
        BeanNotification.ENABLED_CHANGED.info(),
        BeanNotification.DECISION.info());
  }
}
