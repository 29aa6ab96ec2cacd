package io.guestbeat.host.guestrpc.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourcePortsTest {
  private final TurnableClock clock = new TurnableClock();
  private final SourcePorts ports = new SourcePorts(0, clock);

  @Test
  void handsOutEachPrivilegedPortOnceAndThenNoneUntilOneHasRested() {
    Set<Integer> taken = new HashSet<>();
    for (int port = ports.take(); port > 0; port = ports.take()) {
      assertThat(port).isBetween(SourcePorts.LOWEST, SourcePorts.HIGHEST);
      assertThat(taken.add(port)).isTrue();
    }
    assertThat(taken).hasSize(512);

    clock.turn(SourcePorts.BETWEEN_USES);

    assertThat(ports.take()).isEqualTo(SourcePorts.HIGHEST);
  }

  @Test
  void aPortRestsFromTheEndOfItsUse() {
    int first = ports.take();
    for (int port = ports.take(); port > 0; port = ports.take()) {
      ports.release(port);
    }
    clock.turn(Duration.ofMillis(49));
    ports.release(first);
    clock.turn(Duration.ofMillis(1));

    assertThat(ports.take()).isEqualTo(first - 1);
  }

  @Test
  void processesThatFollowEachOtherBeginWithOtherPorts() {
    assertThat(new SourcePorts(-7, clock).take()).isBetween(512, 1023);
    assertThat(new SourcePorts(Long.MIN_VALUE, clock).take()).isBetween(512, 1023);
    assertThat(new SourcePorts(1, clock).take()).isNotEqualTo(new SourcePorts(2, clock).take());
  }
}
