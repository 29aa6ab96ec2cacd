package io.guestbeat.insight.advice;

import static io.guestbeat.insight.advice.JvmFigure.ACTIVE_GAP;
import static io.guestbeat.insight.advice.JvmFigure.CPU_LIMIT_IN_CPUS;
import static io.guestbeat.insight.advice.JvmFigure.EFFECTIVE_CPUS;
import static io.guestbeat.insight.advice.JvmFigure.FOOTPRINT;
import static io.guestbeat.insight.advice.JvmFigure.HEAP_SWAPPED_AT_MOST;
import static io.guestbeat.insight.advice.JvmFigure.HEAP_UNRESERVED;
import static io.guestbeat.insight.advice.JvmFigure.LIMIT_GAP;
import static io.guestbeat.insight.advice.JvmFigure.RESERVATION_GAP;
import static io.guestbeat.insight.advice.JvmFigure.RESERVATION_GAP_PERCENT;
import static io.guestbeat.insight.advice.JvmFigure.TARGET_GAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.Allocation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A JVM of 2048 MB of heap and 360 MB besides on a simulated VM of 8192 MB. */
class JvmFigureTest {
  private final AdviceRig rig = new AdviceRig();

  @Test
  void areTheFootprintAgainstWhatTheHostGives() {
    rig.vm().setMemory(Allocation.of(1204, 2008, 81_920));
    rig.look(Duration.ofSeconds(10));

    assertThat(value(FOOTPRINT)).isEqualTo(2408);
    assertThat(value(RESERVATION_GAP)).isEqualTo(1204);
    assertThat(value(RESERVATION_GAP_PERCENT)).isEqualTo(50);
    assertThat(value(LIMIT_GAP)).isEqualTo(400);
    assertThat(value(TARGET_GAP))
        .isEqualTo(2408 - (double) rig.vm().snapshot().require(Statistic.MEM_TARGET_SIZE_MB));
    assertThat(value(HEAP_UNRESERVED)).isEqualTo(844);
  }

  @Test
  void areNoGapWhereTheHostGivesEnough() {
    rig.vm().setMemory(Allocation.of(8192, Statistic.UNLIMITED, 81_920));
    rig.look(Duration.ofSeconds(10));

    assertThat(value(RESERVATION_GAP)).isZero();
    assertThat(value(LIMIT_GAP)).isZero();
    assertThat(value(TARGET_GAP)).isZero();
    assertThat(value(HEAP_UNRESERVED)).isZero();
    assertThat(value(ACTIVE_GAP)).isPositive();
  }

  @Test
  void haveNoMoreHeapOnTheDiskThanIsSwappedAndNotReserved() {
    rig.vm().setSwapTargetMb(100);
    rig.look(Duration.ofMinutes(2));
    assertThat(value(HEAP_SWAPPED_AT_MOST)).isEqualTo(100);
    rig.vm().setMemory(Allocation.of(2000, Statistic.UNLIMITED, 81_920));
    rig.look(Duration.ofSeconds(5));

    assertThat(value(HEAP_SWAPPED_AT_MOST)).isEqualTo(48);
  }

  @Test
  void areCpusWorth() {
    rig.vm().setCpu(Allocation.of(0, 3900, 4000));
    rig.vm().setLoad(0.2);
    rig.vm().setLoadVariation(0);
    rig.vm().setContention(0);
    rig.look(Duration.ofSeconds(10));

    assertThat(value(CPU_LIMIT_IN_CPUS)).isEqualTo(1.5);
    assertThat(value(EFFECTIVE_CPUS)).isCloseTo(0.8, within(0.001));
  }

  @Test
  void areNoneWithoutLimitOrHostOrJvm() {
    rig.vm();
    rig.look(Duration.ofSeconds(10));
    assertThat(rig.situation().value(CPU_LIMIT_IN_CPUS)).isEmpty();
    rig.jvm(JvmFacts.NONE);
    rig.look(Duration.ofSeconds(5));
    assertThat(rig.situation().value(RESERVATION_GAP)).isEmpty();
    rig.lookAtNothing(Duration.ofSeconds(5));

    for (JvmFigure figure : JvmFigure.values()) {
      assertThat(rig.situation().value(figure)).isEmpty();
    }
  }

  private double value(JvmFigure figure) {
    return rig.situation().value(figure).orElseThrow();
  }
}
