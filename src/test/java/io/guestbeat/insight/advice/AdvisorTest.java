package io.guestbeat.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When advice is given and taken back; what each rule says is {@link AdviceRuleTest}'s. */
class AdvisorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(75);

  private final AdviceRig rig = new AdviceRig();

  @Test
  void allRulesAreSilentOnANormalVmWithANormalJvmWhateverItsLoad() {
    for (double load : new double[] {0.2, 0.9, 0, 1}) {
      rig.vm().setLoad(load);
      rig.look(Duration.ofMinutes(10));

      assertThat(rig.codes()).isEmpty();
      assertThat(Advisor.on(rig.situation())).isEmpty();
    }
  }

  @Test
  void allRulesAreSilentWhereEverythingIsReserved() {
    rig.builder().memory(Allocation.of(8192, Statistic.UNLIMITED, 81_920));
    rig.vm().setSwapTargetMb(4096);
    rig.vm().setBalloonTargetMb(4096);
    rig.look(LONG_ENOUGH);

    assertThat(rig.codes()).isEmpty();
  }

  @Test
  void saysNothingOfWhatLastsLessThanAMinute() {
    rig.vm().setBalloonTargetMb(1000);
    rig.look(MINUTE);
    assertThat(rig.codes()).isEmpty();
    rig.vm().setBalloonTargetMb(0);
    rig.look(Duration.ofMinutes(10));

    assertThat(rig.codes()).isEmpty();
  }

  @Test
  void takesBackWhatIsOverForAMinute() {
    rig.vm().setBalloonTargetMb(1000);
    rig.look(LONG_ENOUGH);
    rig.vm().setBalloonTargetMb(0);
    rig.look(MINUTE);
    assertThat(rig.codes()).isNotEmpty();
    rig.look(MINUTE);

    assertThat(rig.codes()).isEmpty();
  }

  @Test
  void keepsWhatItSaidWithItsFiguresWhileTheHostIsAway() {
    rig.vm().setBalloonTargetMb(1000);
    rig.look(LONG_ENOUGH);
    rig.lookAtNothing(Duration.ofMinutes(10));

    assertThat(rig.codes()).containsExactlyInAnyOrder("GB-MEM-01", "GB-MEM-05");
    assertThat(sentence("GB-MEM-05")).contains("The balloon holds 1000 MB");
  }

  @Test
  void saysOfAnOldHostWhatItCan() {
    rig.builder().host(HostProfile.current().withProtocolVersion(2));
    rig.vm().setBalloonTargetMb(1000);
    rig.look(LONG_ENOUGH);
    assertThat(rig.codes()).contains("GB-MEM-01", "GB-MEM-05");
    rig.vm().setBalloonTargetMb(0);
    rig.look(Duration.ofMinutes(3));

    assertThat(rig.codes()).isEmpty();
  }

  @Test
  void putsTheGravestFirst() {
    rig.vm().setSwapTargetMb(500);
    rig.look(LONG_ENOUGH);

    assertThat(rig.advisor().advice())
        .extracting(advice -> advice.rule().code())
        .containsExactly("GB-MEM-08", "GB-MEM-01", "GB-MEM-07");
    assertThat(rig.advisor().advice().get(0).toString())
        .startsWith("GB-MEM-08 CRITICAL: The host has ")
        .endsWith("brings back what is on the disk.");
  }

  private String sentence(String code) {
    return rig.advisor().advice().stream()
        .filter(advice -> advice.rule().code().equals(code))
        .map(Advice::sentence)
        .findFirst()
        .orElseThrow();
  }
}
