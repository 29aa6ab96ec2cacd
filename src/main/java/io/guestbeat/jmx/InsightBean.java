package io.guestbeat.jmx;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseLog;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.NamedBean;
import io.guestbeat.jmx.bean.Registration;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.management.JMException;

/**
 * The MBean {@code type=Insight} and what it shows: figures, pauses, alarms and advice. One thread
 * feeds it, any may read.
 */
final class InsightBean implements AutoCloseable {
  private final Consumer<String> onChange;
  private final NamedBean bean;
  private final Insight insight = new Insight(VirtualCpus::ofThisMachine);
  private final PauseLog pauses = new PauseLog();
  private final InsightWatch watch;
  private volatile Consumer<String> onTrouble;

  /**
   * Knows nothing yet.
   *
   * @param heartbeatInterval from one heartbeat to the next, now
   * @param onChange is told of alarms and advice in one line each
   */
  InsightBean(
      JmxSettings settings,
      Supplier<Duration> heartbeatInterval,
      LongSupplier nanoClock,
      Consumer<String> onChange) {
    this.onChange = onChange;
    onTrouble = onChange;
    watch =
        new InsightWatch(
            settings.alarms(),
            settings.adviceSustain(),
            new FactsOfThisJvm(),
            Sensitivity.gapToRed(),
            nanoClock,
            this::announce);
    bean =
        new NamedBean(
            settings.nameOf("Insight"),
            InsightMBean.over(
                () -> new InsightSample(insight.figures(), pauses, watch, heartbeatInterval.get()),
                settings.alarms()));
    pauses.addListener(this::note);
  }

  void addTo(Registration registration) throws JMException {
    bean.addTo(registration);
  }

  void take(Reading reading) {
    if (reading.snapshot().isPresent()) {
      insight.take(reading.snapshot().get());
    } else {
      insight.lose();
    }
  }

  /**
   * Holds what is known against the JVM's own beans, which before the MBeans are registered are not
   * to be touched.
   *
   * @param sessionChanges how many there were since Guestbeat began
   */
  void judge(long sessionChanges) {
    watch.tick(insight.figures(), sessionChanges);
  }

  VmFigures figures() {
    return insight.figures();
  }

  PauseLog pauses() {
    return pauses;
  }

  /** Has {@code listener} told, in place of the other, of what an operator should look at. */
  void onTrouble(Consumer<String> listener) {
    onTrouble = listener;
  }

  /** Tells nobody any more. */
  @Override
  public void close() {
    bean.close();
  }

  private void note(Pause pause) {
    watch.notePause(pause.duration());
    bean.announce(BeanNotification.PAUSE, pause.toString());
  }

  private void announce(BeanNotification kind, String line, boolean isTrouble) {
    (isTrouble ? onTrouble : onChange).accept(line);
    bean.announce(kind, line);
  }
}
