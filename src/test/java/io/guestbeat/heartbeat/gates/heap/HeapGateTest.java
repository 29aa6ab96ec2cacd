package io.guestbeat.heartbeat.gates.heap;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.gates.ChildProgram;
import io.guestbeat.support.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeapGateTest {
  private final TurnableClock clock = new TurnableClock();
  private double usedShare;
  private long collections;
  private long pausedMs;
  private final HeapGate gate =
      new HeapGate(clock, now -> new HeapSample(now, usedShare, collections, pausedMs));

  @BeforeEach
  void configure() throws Exception {
    gate.configure(Map.of("window", "1m"));
  }

  @Test
  void isDeadWhenCollectionsLeftTheHeapFullForTheWholeWindow() throws Exception {
    usedShare = 0.99;

    for (int i = 0; i < 6; i++) {
      collections++;
      assertThat(checkAfter10s().isAlive()).isTrue();
    }
    collections++;

    assertThat(checkAfter10s().reason())
        .isEqualTo("collections have left 99.0% of the heap in use or more, for 1m");
  }

  @Test
  void isAliveWhereNothingIsCollectedHoweverFullTheHeap() throws Exception {
    usedShare = 1;
    collections = 5;

    for (int i = 0; i < 20; i++) {
      assertThat(checkAfter10s().isAlive()).isTrue();
    }
  }

  @Test
  void oneCollectionThatMadeRoomIsEnough() throws Exception {
    for (int i = 0; i < 20; i++) {
      collections++;
      usedShare = i % 6 == 0 ? 0.97 : 1;
      assertThat(checkAfter10s().isAlive()).isTrue();
    }
  }

  @Test
  void isDeadWhenPausesTookNearlyAllTheWindow() throws Exception {
    Verdict verdict = Verdict.alive();

    for (int i = 0; i < 7; i++) {
      assertThat(verdict.isAlive()).isTrue();
      pausedMs += 9_900;
      verdict = checkAfter10s();
    }

    assertThat(verdict.reason()).isEqualTo("pauses of collections took 99.0% of the last 1m");
    assertThat(checkAfter10s().isAlive()).isTrue();
  }

  @Test
  void judgesByThreeChecksAtLeastHoweverRare() throws Exception {
    usedShare = 1;

    collections++;
    assertThat(checkAfter(Duration.ofMinutes(10)).isAlive()).isTrue();
    collections++;
    assertThat(checkAfter(Duration.ofMinutes(10)).isAlive()).isTrue();
    collections++;
    assertThat(checkAfter(Duration.ofMinutes(10)).isAlive()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void tellsAnExhaustedHeapFromABusyOne(Path javaHome, String collector) throws Exception {
    // On a busy machine the overhead limit throws before the heap is full, and the program makes
    // room.
    List<String> jvm =
        List.of(
            "-Xmx64m", "-XX:+UnlockExperimentalVMOptions", "-XX:-UseGCOverheadLimit", collector);

    String busy = ChildProgram.output(javaHome, jvm, HeapUse.class, "busy", "1200");
    String exhausted = ChildProgram.output(javaHome, jvm, HeapUse.class, "exhausted", "15000");

    assertThat(busy).isEqualTo("alive\n");
    assertThat(exhausted).startsWith("dead: ");
  }

  static List<Arguments> collectors() {
    return Jdks.all()
        .flatMap(
            home ->
                List.of("Serial", "Parallel", "G1", "Z", "Shenandoah").stream()
                    .map(name -> Arguments.of(home, "-XX:+Use" + name + "GC")))
        .toList();
  }

  private Verdict checkAfter10s() throws Exception {
    return checkAfter(Duration.ofSeconds(10));
  }

  private Verdict checkAfter(Duration span) throws Exception {
    clock.turn(span);
    return gate.check();
  }
}
