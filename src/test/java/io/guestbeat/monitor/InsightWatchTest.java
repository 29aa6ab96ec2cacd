package io.guestbeat.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.guestbeat.TurnableClock;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.advice.AdviceRule;
import io.guestbeat.insight.advice.JvmFacts;
import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a clock that the test turns, as the agent's tick would. */
class InsightWatchTest {
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TurnableClock clock = new TurnableClock();
  private final Simulator simulator = Simulator.builder().clock(clock).build();
  private final Insight insight = new Insight(() -> OptionalInt.of(4));
  private final AtomicInteger factsRead = new AtomicInteger();
  private final List<String> announced = new ArrayList<>();
  private final InsightWatch watch =
      new InsightWatch(
          MonitorSettings.defaults(),
          this::facts,
          clock,
          event -> announced.add((event.isTrouble() ? "! " : "") + event));

  private long sessionChanges;

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void saysNothingOfAQuietVm() {
    tickFor(Duration.ofHours(2));

    assertThat(announced).isEmpty();
    assertThat(watch.alarms().text()).isEqualTo("none");
    assertThat(watch.advisor().advice()).isEmpty();
  }

  @Test
  void readsTheFactsOfTheJvmOnceAMinute() {
    tickFor(Duration.ofMinutes(10));

    assertThat(factsRead).hasValue(10);
  }

  @Test
  void tellsThatAnAlarmRisesAndFallsWithTheAdviceThatComesWithIt() {
    simulator.vm().setLoad(0.9);
    simulator.vm().setLoadVariation(0);
    simulator.vm().setContention(0.2);
    tickFor(Duration.ofMinutes(2));
    simulator.vm().setContention(0);
    tickFor(Duration.ofMinutes(2));

    assertThat(announced).hasSize(4);
    assertThat(announced.get(0)).startsWith("! alarm stolen OK to CRITICAL: 18 % (");
    assertThat(announced.get(1)).startsWith("! advice GB-CPU-02 CRITICAL: The host took 18 % of");
    assertThat(announced.get(2)).startsWith("alarm stolen CRITICAL to OK: 0 % (");
    assertThat(announced.get(3)).isEqualTo("advice GB-CPU-02 is no longer given");
  }

  @Test
  void clearsTheAlarmOfALimitThatIsThereNoMore() {
    simulator.vm().setLoad(0.9);
    simulator.vm().setCpu(Allocation.of(0, 2600, 4000));
    tickFor(Duration.ofMinutes(2));
    assertThat(watch.alarms().level(AlarmKind.CPU_LIMIT)).isEqualTo(AlarmLevel.CRITICAL);
    assertThat(watch.advisor().rules()).contains(AdviceRule.LIMIT_REACHED);
    simulator.vm().setCpu(Allocation.unbounded(4000));
    tickFor(Duration.ofMinutes(2));

    assertThat(watch.alarms().level(AlarmKind.CPU_LIMIT)).isEqualTo(AlarmLevel.OK);
    assertThat(watch.advisor().rules()).isEmpty();
  }

  @Test
  void countsNoSessionChangesOfBeforeItBegan() {
    sessionChanges = 3;
    tickFor(Duration.ofMinutes(5));

    assertThat(watch.alarms().level(AlarmKind.SESSION_CHANGE)).isEqualTo(AlarmLevel.OK);
    assertThat(watch.advisor().rules()).isEmpty();
  }

  @Test
  void countsSessionChangesOfTheLastHour() {
    tickFor(Duration.ofMinutes(1));
    for (int change = 0; change < 3; change++) {
      simulator.vm().vMotion();
      sessionChanges++;
      tickFor(Duration.ofMinutes(15));
    }

    assertThat(watch.alarms().level(AlarmKind.SESSION_CHANGE)).isEqualTo(AlarmLevel.WARNING);
    assertThat(watch.advisor().rules()).containsExactly(AdviceRule.FREQUENT_SESSION_CHANGES);

    tickFor(Duration.ofMinutes(20));
    assertThat(watch.alarms().level(AlarmKind.SESSION_CHANGE)).isEqualTo(AlarmLevel.OK);
    assertThat(watch.advisor().rules()).isEmpty();
  }

  @Test
  void holdsPausesAgainstTheHeartbeatsDeadline() {
    tickFor(TICK);
    watch.notePause(Duration.ofSeconds(16));
    tickFor(TICK);
    assertThat(announced).singleElement().asString().startsWith("! alarm pauses OK to CRITICAL: ");
    tickFor(Duration.ofMinutes(2));

    assertThat(watch.advisor().rules()).containsExactly(AdviceRule.PAUSE_NEAR_DEADLINE);
    tickFor(Duration.ofMinutes(9));
    assertThat(watch.alarms().level(AlarmKind.PAUSES)).isEqualTo(AlarmLevel.OK);
  }

  @Test
  void allocatesFewBytesWhereNothingChanges() {
    tickFor(MINUTE);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int tick = 0; tick < 10; tick++) {
      watch.tick(insight.figures(), sessionChanges);
    }
    long each = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / 10;

    assertThat(each).isPositive().isLessThan(5000);
  }

  private JvmFacts facts() {
    factsRead.incrementAndGet();
    return JvmFacts.builder().build();
  }

  private void tickFor(Duration span) {
    for (Duration done = Duration.ZERO; done.compareTo(span) < 0; done = done.plus(TICK)) {
      clock.turn(TICK);
      insight.take(simulator.vm().snapshot());
      watch.tick(insight.figures(), sessionChanges);
    }
  }
}
