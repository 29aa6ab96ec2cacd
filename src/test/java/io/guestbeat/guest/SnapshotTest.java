package io.guestbeat.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final SessionId SESSION = SessionId.of(0xF123456789ABCDEFL);

  @Test
  void aStatisticWithoutAValueSaysWhyAndBreaksNoOther() {
    Snapshot snapshot =
        Snapshot.of(SESSION)
            .value(Statistic.MEM_USED_MB, 512)
            .unavailable(Statistic.HOST_MEM_USED_MB, GuestError.NOT_AVAILABLE)
            .build();

    assertThat(snapshot.value(Statistic.HOST_MEM_USED_MB)).isEmpty();
    assertThat(snapshot.error(Statistic.HOST_MEM_USED_MB)).isEqualTo(GuestError.NOT_AVAILABLE);
    assertThat(snapshot.value(Statistic.MEM_USED_MB)).hasValue(512);
    assertThatThrownBy(() -> snapshot.require(Statistic.HOST_MEM_USED_MB))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("HostMemUsedMB");
  }

  @Test
  void allBitsSetIsUnlimitedForALimitAndANumberForAnythingElse() {
    Snapshot snapshot =
        Snapshot.of(SESSION)
            .value(Statistic.MEM_LIMIT_MB, Statistic.UNLIMITED)
            .value(Statistic.MEM_USED_MB, Statistic.UNLIMITED)
            .build();

    assertThat(snapshot.isUnlimited(Statistic.MEM_LIMIT_MB)).isTrue();
    assertThat(snapshot.isUnlimited(Statistic.MEM_USED_MB)).isFalse();
    assertThat(snapshot.require(Statistic.MEM_USED_MB)).isEqualTo(4294967295L);
  }

  @Test
  void refusesAValueWiderThanItsStatistic() {
    Snapshot.Builder builder = Snapshot.of(SESSION);

    assertThatThrownBy(() -> builder.value(Statistic.MEM_USED_MB, 1L << 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MemUsedMB");
  }

  @Test
  void memSharesStandsInForMemShares64OnAHostThatIsTooOld() {
    Snapshot tooOld =
        Snapshot.of(SESSION)
            .allUnavailable(GuestError.UNSUPPORTED_VERSION)
            .value(Statistic.MEM_SHARES, 1000)
            .build();
    Snapshot withheld =
        Snapshot.of(SESSION)
            .value(Statistic.MEM_SHARES, 1000)
            .unavailable(Statistic.MEM_SHARES_64, GuestError.NOT_AVAILABLE)
            .build();

    assertThat(tooOld.value(Statistic.MEM_SHARES_64)).hasValue(1000);
    assertThat(withheld.value(Statistic.MEM_SHARES_64)).isEmpty();
  }

  @Test
  void theSessionIsAnUnsigned64BitText() {
    assertThat(SESSION).hasToString("0xf123456789abcdef");
    assertThat(SESSION.toUnsignedString()).isEqualTo("17375808098319191535");
    assertThat(SessionId.of(1)).hasToString("0x0000000000000001");
  }
}
