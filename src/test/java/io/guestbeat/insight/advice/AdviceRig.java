package io.guestbeat.insight.advice;

import io.guestbeat.TurnableClock;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.insight.Insight;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A JVM on a simulated VM, on a clock that the test turns, and an adviser that looks every 5 s. */
final class AdviceRig {
  private static final Duration TICK = Duration.ofSeconds(5);

  private final TurnableClock clock = new TurnableClock();
  private final SimulatorBuilder builder = Simulator.builder().clock(clock);
  private final Advisor advisor = new Advisor(Duration.ofMinutes(1));
  private SimulatedVm vm;
  private int vcpusSeen;
  private Insight insight;
  private JvmFacts jvm = normal().build();
  private RecentPast past = RecentPast.QUIET;
  private AdviceInput situation = AdviceInput.UNKNOWN;

  /** A server of 2 GB of heap, all of it committed, that knows of the VM's 4 CPUs and 8 GB. */
  static JvmFacts.Builder normal() {
    return JvmFacts.builder()
        .memory(footprintOf(2048), 2048)
        .machineMemoryMb(of(7960))
        .availableProcessors(4)
        .gcThreads(of(4), of(1))
        .numaNodes(of(1));
  }

  /** With 360 MB besides the heap. */
  static JvmFootprint footprintOf(double heapMb) {
    return JvmFootprint.of(heapMb, 80, 240, 40, 0);
  }

  static OptionalDouble of(double value) {
    return OptionalDouble.of(value);
  }

  /** To describe the VM before anything else. */
  SimulatorBuilder builder() {
    return builder;
  }

  SimulatedVm vm() {
    if (vm == null) {
      vm = builder.build().vm();
      insight = new Insight(() -> OptionalInt.of(Math.max(vm.vcpus(), vcpusSeen)));
    }
    return vm;
  }

  /** The guest sees so many CPUs, if that is more than the simulated VM may have. */
  void seeVcpus(int count) {
    vcpusSeen = count;
  }

  void jvm(JvmFacts facts) {
    jvm = facts;
  }

  void past(double longestPauseMs, double sessionChanges, Duration heartbeatDeadline) {
    past = new RecentPast(longestPauseMs, sessionChanges, heartbeatDeadline);
  }

  /** Looks for so long. */
  void look(Duration span) {
    for (Duration done = Duration.ZERO; done.compareTo(span) < 0; done = done.plus(TICK)) {
      clock.turn(TICK);
      Snapshot snapshot = vm().snapshot();
      insight.take(snapshot);
      tick();
    }
  }

  /** The host is away for so long. */
  void lookAtNothing(Duration span) {
    for (Duration done = Duration.ZERO; done.compareTo(span) < 0; done = done.plus(TICK)) {
      clock.turn(TICK);
      insight.lose();
      tick();
    }
  }

  Advisor advisor() {
    return advisor;
  }

  AdviceInput situation() {
    return situation;
  }

  /** The codes of the advice that is given now. */
  Set<String> codes() {
    return advisor.rules().stream().map(AdviceRule::code).collect(Collectors.toSet());
  }

  private void tick() {
    situation = AdviceInput.of(insight.figures(), jvm, past);
    advisor.tick(clock.getAsLong(), situation);
  }
}
