package io.guestbeat.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule on the simulator, moved by what a host does and what a JVM is. */
class AdviceRuleTest {
  private static final long NO_LIMIT = Statistic.UNLIMITED;
  private static final Allocation ONE_CPU = Allocation.of(0, 2600, 4000);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(75);

  private final AdviceRig rig = new AdviceRig();

  @ParameterizedTest
  @EnumSource
  void firesWithItsFigures(AdviceRule rule) {
    Scene scene = sceneOf(rule);
    scene.lever.accept(rig);
    rig.look(LONG_ENOUGH);

    Set<String> codes = new HashSet<>(scene.alsoFiring);
    codes.add(rule.code());
    assertThat(rig.codes()).isEqualTo(codes);
    assertThat(rig.advisor().advice())
        .filteredOn(advice -> advice.rule() == rule)
        .extracting(Advice::sentence)
        .singleElement()
        .asString()
        .contains(scene.figures);
  }

  @Test
  void aLimitThatIsReachedSaysAllThatIsToBeSaidOfStolenTime() {
    rig.jvm(AdviceRig.normal().availableProcessors(1).gcThreads(one(), one()).build());
    rig.vm().setCpu(ONE_CPU);
    steal(rig, 0.9, 0);
    rig.look(LONG_ENOUGH);

    assertThat(rig.codes()).containsExactly("GB-CPU-03");
  }

  @Test
  void codesAreUniqueAndTextsAreSentencesWithoutAFullStop() {
    assertThat(AdviceRule.values())
        .extracting(AdviceRule::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("GB-(MEM|CPU|PAUSE|SES)-\\d\\d"));
    for (AdviceRule rule : AdviceRule.values()) {
      assertThat(new String[] {rule.firesWhen(), rule.why(), rule.remedy()})
          .allMatch(text -> text.matches("[A-Z].*[^. ]"));
    }
  }

  private static Scene sceneOf(AdviceRule rule) {
    return switch (rule) {
      case UNPROTECTED ->
          scene(
              rig -> rig.vm().setBalloonTargetMb(1000),
              "and no memory is reserved for the JVM's footprint of 2408 MB",
              "GB-MEM-05");
      case PARTLY_RESERVED ->
          scene(
              rig -> rig.vm().setMemory(Allocation.of(1024, NO_LIMIT, 81_920)),
              "1024 MB does not cover the JVM's footprint of 2408 MB");
      case LIMIT_BELOW_SIZE ->
          scene(
              rig -> rig.vm().setMemory(Allocation.of(0, 6000, 81_920)),
              "limit of 6000 MB is below the 7960 MB",
              "GB-MEM-01",
              "GB-MEM-05");
      case LIMIT_BELOW_FOOTPRINT ->
          scene(
              rig -> rig.vm().setMemory(Allocation.of(0, 2100, 81_920)),
              "limit of 2100 MB is below the 2128 MB that the JVM may need",
              "GB-MEM-01",
              "GB-MEM-05",
              "GB-MEM-07",
              "GB-MEM-08",
              "GB-MEM-09");
      case BALLOONED ->
          scene(
              rig -> {
                rig.vm().setMemory(Allocation.of(4096, NO_LIMIT, 81_920));
                rig.vm().setBalloonTargetMb(1000);
              },
              "The balloon holds 1000 MB");
      case SWAPPED ->
          scene(AdviceRuleTest::swapBesideTheHeap, "intends to have 1000 MB", "GB-MEM-07");
      case COMPRESSED -> scene(AdviceRuleTest::swapBesideTheHeap, "compressed 250 MB", "GB-MEM-06");
      case SWAPPED_HEAP ->
          scene(
              rig -> rig.vm().setSwapTargetMb(500),
              "2048 MB of the heap of 2048 MB may be part of it",
              "GB-MEM-01",
              "GB-MEM-07");
      case TARGET_BELOW_FOOTPRINT ->
          scene(
              rig -> {
                rig.jvm(jvmOf(6000, 6000));
                rig.vm().setBalloonTargetMb(3000);
              },
              "to have 5192 MB, and the JVM may need 6080 MB",
              "GB-MEM-01",
              "GB-MEM-05");
      case GROWING_HEAP ->
          scene(
              rig -> {
                rig.jvm(jvmOf(2048, 256));
                rig.vm().setBalloonTargetMb(1000);
              },
              "has 256 MB and may grow to 2048 MB",
              "GB-MEM-01",
              "GB-MEM-05");
      case FOOTPRINT_OVER_SIZE ->
          scene(
              rig -> rig.jvm(jvmOf(7900, 7900)),
              "need 7980 MB, which is above the machine's memory of 7960 MB");
      case STOLEN -> scene(rig -> steal(rig, 0.9, 0.08), "took 7.2 % of each");
      case STOLEN_BADLY -> scene(rig -> steal(rig, 0.9, 0.3), "took 27 % of each");
      case LIMIT_REACHED ->
          scene(
              rig -> {
                rig.jvm(AdviceRig.normal().availableProcessors(1).gcThreads(one(), one()).build());
                rig.vm().setCpu(ONE_CPU);
                steal(rig, 0.24, 0);
              },
              "96 % of its CPU limit of 1 CPU");
      case DEMAND_NOT_SATISFIED ->
          scene(
              rig -> steal(rig, 0.15, 0.2), "got 80 % of the CPU time that it wanted; 3 % of each");
      case PROCESSORS_OVER_LIMIT ->
          scene(
              rig -> {
                rig.vm().setCpu(ONE_CPU);
                rig.vm().setLoad(0.1);
              },
              "4 CPUs, but the CPU limit gives 1 CPU");
      case GC_THREADS_OVER_LIMIT ->
          scene(
              rig -> {
                rig.jvm(AdviceRig.normal().availableProcessors(1).build());
                rig.vm().setCpu(ONE_CPU);
                rig.vm().setLoad(0.1);
              },
              "4 threads collect garbage, but the CPU limit gives 1 CPU");
      case MORE_VCPUS_THAN_CORES ->
          scene(
              rig -> {
                // Hyper-threading allows that; the simulator does not know it.
                rig.builder().host(HostProfile.current().withCores(4));
                rig.seeVcpus(8);
              },
              "has 8 CPUs, and its host 4 cores");
      case TOO_MANY_VCPUS ->
          scene(
              rig -> steal(rig, 0.2, 0.4),
              "has 4 virtual CPUs and uses as much as 0.5 CPUs",
              "GB-CPU-01");
      case NUMA_HIDDEN ->
          scene(
              rig -> rig.builder().vcpus(24),
              "one NUMA node for its 24 CPUs, on a host of 32 cores");
      case PAUSE_NEAR_DEADLINE ->
          scene(
              rig -> rig.past(15_000, 0, Duration.ofSeconds(30)),
              "stood still for 15 s at once, and a heartbeat is due within 30 s");
      case FREQUENT_SESSION_CHANGES ->
          scene(rig -> rig.past(0, 3, Duration.ofSeconds(30)), "changed 3 times");
    };
  }

  private static Scene scene(Consumer<AdviceRig> lever, String figures, String... alsoFiring) {
    return new Scene(lever, figures, Set.of(alsoFiring));
  }

  private static void swapBesideTheHeap(AdviceRig rig) {
    rig.vm().setMemory(Allocation.of(4096, NO_LIMIT, 81_920));
    rig.vm().setSwapTargetMb(1000);
  }

  private static void steal(AdviceRig rig, double load, double share) {
    rig.vm().setLoad(load);
    rig.vm().setLoadVariation(0);
    rig.vm().setContention(share);
  }

  private static JvmFacts jvmOf(double heapMb, double committedMb) {
    return AdviceRig.normal().memory(AdviceRig.footprintOf(heapMb), committedMb).build();
  }

  private static OptionalDouble one() {
    return AdviceRig.of(1);
  }

  private record Scene(Consumer<AdviceRig> lever, String figures, Set<String> alsoFiring) {}
}
