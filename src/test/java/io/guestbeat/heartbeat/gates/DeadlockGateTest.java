package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlockGateTest {
  @Test
  void isAliveWhereThereIsNoDeadlock() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "nobody");

    assertThat(gate.check().isAlive()).isTrue();
    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void isDeadOnceADeadlockWasSeenTwiceRunning() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "twice-.*");
    Verdict first;
    Verdict second;

    try (LockCircle circle = LockCircle.of("twice", 2)) {
      first = gate.check();
      second = gate.check();
      assertThat(circle.size()).isEqualTo(2);
    }

    assertThat(first.isAlive()).isTrue();
    assertThat(second.reason())
        .startsWith("2 threads are deadlocked: \"twice-0\" waits for ")
        .contains("ReentrantLock$NonfairSync@", "held by \"twice-1\"", "\"twice-1\" waits for ");
    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void forgetsADeadlockThatWentAwayBetweenTwoChecks() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "again-.*");
    try (LockCircle circle = LockCircle.of("again", 2)) {
      assertThat(gate.check().isAlive()).as("with %s", circle).isTrue();
    }

    try (LockCircle circle = LockCircle.of("again", 2)) {
      assertThat(gate.check().isAlive()).as("with %s", circle).isTrue();
      assertThat(gate.check().isAlive()).as("with %s", circle).isFalse();
    }
  }

  @Test
  void passesOverDeadlocksWithoutAThreadOfTheName() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "other-0");

    try (LockCircle circle = LockCircle.of("unnamed", 2);
        LockCircle other = LockCircle.of("other", 3)) {
      gate.check();
      Verdict verdict = gate.check();

      assertThat(verdict.reason()).startsWith("3 threads are deadlocked: ").doesNotContain("unnam");
      assertThat(circle.size() + other.size()).isEqualTo(5);
    }
  }

  @Test
  void tellsOfTheFirstThreadsOnly() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "many-.*");

    try (LockCircle circle = LockCircle.of("many", 30)) {
      gate.check();
      Verdict verdict = gate.check();

      assertThat(verdict.reason()).startsWith(circle.size() + " threads").endsWith(", and 22 more");
      assertThat(verdict.reason().length()).isLessThan(2_000);
    }
  }

  @Test
  void takesAWaitWithATimeLimitForNoDeadlock() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "patient-.*");

    try (LockCircle circle = LockCircle.withOnePatient("patient")) {
      gate.check();

      assertThat(gate.check().isAlive()).as("with %s", circle).isTrue();
    }
  }

  @Test
  void seesACycleThatOthersWaitBehindAndLeave() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "core-.*");
    List<Thread> older = new ArrayList<>();

    try (LockCircle circle = LockCircle.behindWhich(older, 3, "core")) {
      Verdict first = gate.check();
      for (Thread waiter : older) {
        // One that waited behind the cycle gives up, which changes what the JVM lists.
        waiter.interrupt();
        waiter.join();
        assertThat(gate.check().reason()).startsWith("2 threads are deadlocked: ");
      }

      assertThat(first.isAlive()).as("with %s", circle).isTrue();
    }
  }

  @Test
  void takesADeadlockThatWasBrokenAndFormedAgainForAnother() throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock", "name", "stubborn-.*");

    try (LockCircle circle = LockCircle.withOneStubborn("stubborn")) {
      gate.check();
      circle.breakAndFormAgain();
      Verdict again = gate.check();
      Verdict lasting = gate.check();

      assertThat(again.isAlive()).isTrue();
      assertThat(lasting.isAlive()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028"})
  void seesThreadsWhoseNamesHaveSeveralLines(String lineEnd) throws Exception {
    HeartbeatGate gate = Gates.configured("deadlock");

    try (LockCircle circle = LockCircle.of("req" + lineEnd, 2)) {
      gate.check();

      assertThat(gate.check().isAlive()).as("with %s", circle).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void findsADeadlockOfMonitorsThatGrows(Path javaHome) {
    String output = ChildProgram.output(javaHome, List.of(), MonitorDeadlock.class);

    assertThat(output.lines()).hasSize(2).first().isEqualTo("alive");
    assertThat(output).contains("dead: ", "\"first\" waits for java.lang.String@", "\"second\"");
  }
}
