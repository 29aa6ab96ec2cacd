package io.guestbeat.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticTest {
  @Test
  void thereAreThirtySixInTheOrderOfTheirIdsAndOnlyThePathsAreLeftOut() {
    int[] ids = Arrays.stream(Statistic.values()).mapToInt(Statistic::id).toArray();

    assertThat(ids)
        .hasSize(36)
        .containsExactly(IntStream.rangeClosed(1, 38).filter(id -> id != 18 && id != 37).toArray());
  }

  @Test
  void isFoundByItsNameInAnyLetterCase() {
    assertThat(Statistic.named("cpulimitmhz")).contains(Statistic.CPU_LIMIT_MHZ);
    assertThat(Statistic.named("MemLLSwappedMB")).contains(Statistic.MEM_LL_SWAPPED_MB);
    assertThat(Statistic.named("nonsense")).isEmpty();
  }

  @Test
  void onlyTheTwoLimitsCanBeUnlimited() {
    assertThat(Statistic.values())
        .filteredOn(Statistic::hasUnlimited)
        .containsExactly(Statistic.CPU_LIMIT_MHZ, Statistic.MEM_LIMIT_MB);
  }

  @Test
  void countersAreTheTimesAndAreWide() {
    assertThat(Statistic.values())
        .filteredOn(statistic -> statistic.kind() == Kind.COUNTER)
        .allMatch(statistic -> statistic.unit() == Unit.MS)
        .allMatch(statistic -> statistic.width() == Width.UINT64)
        .hasSize(4);
  }
}
