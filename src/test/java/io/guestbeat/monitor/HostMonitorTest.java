package io.guestbeat.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.advice.JvmFigure;
import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.AlarmSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A simulated host watched on a clock that the test turns, without any MBean. */
final class HostMonitorTest {
  private static final Duration TICK = Duration.ofSeconds(5);

  private final TurnableClock clock = new TurnableClock();
  private final Simulator simulator = Simulator.builder().clock(clock).build();
  private final Host host = Hosts.guestRpc(simulator.transport(), clock);
  private final HostMonitor monitor =
      HostMonitor.over(host.guestLibrary(), () -> "a host", MonitorSettings.defaults(), clock);
  private final List<String> changes = new ArrayList<>();

  @AfterEach
  void close() {
    monitor.close();
    host.close();
    simulator.close();
  }

  @Test
  void judgesAlarmsThoughNobodyHasRegisteredAnMBean() {
    monitor.onChange(event -> changes.add(event.kind() + " " + event.isTrouble() + " " + event));
    simulator.vm().setLoad(0.9);
    simulator.vm().setLoadVariation(0);
    simulator.vm().setContention(0.2);
    pollFor(Duration.ofMinutes(3));

    assertThat(monitor.alarms().level(AlarmKind.STOLEN)).isEqualTo(AlarmLevel.CRITICAL);
    assertThat(changes.get(0)).isEqualTo("AVAILABLE false statistics and heartbeat from a host");
    assertThat(changes.get(1)).startsWith("ALARM true alarm stolen OK to CRITICAL: ");
    assertThat(changes.get(2)).startsWith("ADVICE true advice GB-CPU-");
  }

  @Test
  void tellsOfASessionThatHasChangedAndOfAHostThatHasGone() {
    pollFor(TICK);
    monitor.onChange(event -> changes.add(event.kind() + " " + event));
    simulator.vm().vMotion();
    pollFor(TICK);
    simulator.close();
    pollFor(TICK);

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0)).startsWith("SESSION_CHANGED session changed to ");
    assertThat(changes.get(1)).startsWith("UNAVAILABLE no statistics: update: ");
    assertThat(monitor.unavailableReason()).isPresent();
  }

  @Test
  void asksTheBeansOfTheJvmOnlyOnceItMay() {
    pollFor(TICK);
    assertThat(monitor.adviceInput().value(JvmFigure.RESERVATION_GAP_PERCENT)).isEmpty();

    monitor.startAskingJvm();
    pollFor(TICK);

    assertThat(monitor.adviceInput().value(JvmFigure.RESERVATION_GAP_PERCENT)).isPresent();
  }

  @Test
  void tellsEachPollItsFigures() {
    List<Double> stolen = new ArrayList<>();
    monitor.onPoll(
        figures -> stolen.add(figures.value(Figure.CPU_STOLEN_PER_VCPU).orElse(Double.NaN)));
    pollFor(TICK.multipliedBy(3));

    assertThat(stolen)
        .hasSize(3)
        .endsWith(monitor.figures().value(Figure.CPU_STOLEN_PER_VCPU).getAsDouble());
  }

  @Test
  void refusesNegativeTimes() {
    assertThatThrownBy(
            () -> new MonitorSettings(TICK.negated(), AlarmSettings.defaults(), TICK, TICK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxAge PT-5S is negative");
  }

  private void pollFor(Duration span) {
    for (Duration done = Duration.ZERO; done.compareTo(span) < 0; done = done.plus(TICK)) {
      clock.turn(TICK);
      monitor.poll();
    }
  }
}
