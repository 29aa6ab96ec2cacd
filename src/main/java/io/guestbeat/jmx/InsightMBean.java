package io.guestbeat.jmx;

import io.guestbeat.insight.alarm.AlarmSettings;
import io.guestbeat.jmx.bean.BeanAttribute;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.SampledBean;
import io.guestbeat.monitor.HostMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The table of the MBean {@code type=Insight}, group by group. */
final class InsightMBean {
  private InsightMBean() {}

  static SampledBean<InsightSample> over(
      HostMonitor monitor, Supplier<Duration> heartbeatInterval) {
    return new SampledBean<>(
        InsightMBean.class.getName(),
        "Figures that show whether this virtual machine's host slows the application down",
        () -> new InsightSample(monitor, heartbeatInterval.get()),
        attributes(monitor.settings().alarms()),
        Collections.emptyList(),
        BeanNotification.PAUSE.info(),
        BeanNotification.ALARM.info(),
        BeanNotification.ADVICE.info());
  }

  private static List<BeanAttribute<InsightSample>> attributes(AlarmSettings settings) {
    List<BeanAttribute<InsightSample>> attributes = new ArrayList<>();
    attributes.addAll(FigureAttributes.all());
    attributes.addAll(PauseAttribute.all());
    attributes.addAll(AdviceAttributes.all());
    attributes.addAll(AlarmAttributes.all(settings));
    return attributes;
  }
}
