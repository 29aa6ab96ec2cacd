package io.guestbeat.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRatesTest {
  @Test
  void areInFloatingPointByTheHostsClock() {
    SessionRates rates = between(at(1000).build(), at(4000).build()).orElseThrow();

    assertThat(rates.perSecond(Statistic.CPU_STOLEN_MS)).hasValue(1000 / 3.0);
    assertThat(rates.elapsedMs()).isEqualTo(3000);
  }

  @Test
  void areNoneAcrossTwoSessions() {
    Snapshot elsewhere = counters(Snapshot.of(SessionId.of(2)), 4000).build();

    assertThat(between(at(1000).build(), elsewhere)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1000, 999, 0})
  void areNoneWhereTheHostsClockDoesNotGoForward(long laterMs) {
    assertThat(between(at(1000).build(), at(laterMs).build())).isEmpty();
  }

  @Test
  void areNoneWithoutTheHostsClock() {
    Snapshot noClock = at(4000).unavailable(Statistic.ELAPSED_MS, GuestError.NOT_AVAILABLE).build();

    assertThat(between(at(1000).build(), noClock)).isEmpty();
    assertThat(between(noClock, at(5000).build())).isEmpty();
  }

  @Test
  void areNoneOfACounterThatWentBackOrIsMissingAndTheOthersStay() {
    Snapshot later =
        at(4000)
            .value(Statistic.CPU_STOLEN_MS, 1)
            .unavailable(Statistic.HOST_CPU_USED_MS, GuestError.NOT_AVAILABLE)
            .build();

    SessionRates rates = between(at(1000).build(), later).orElseThrow();

    assertThat(rates.perSecond(Statistic.CPU_STOLEN_MS)).isEmpty();
    assertThat(rates.perSecond(Statistic.HOST_CPU_USED_MS)).isEmpty();
    assertThat(rates.perSecond(Statistic.CPU_USED_MS)).hasValue(500);
  }

  @Test
  void takeCountersAsUnsigned() {
    Snapshot earlier = at(1000).value(Statistic.CPU_STOLEN_MS, Long.MAX_VALUE).build();
    Snapshot later = at(2000).value(Statistic.CPU_STOLEN_MS, Long.MAX_VALUE + 10).build();

    assertThat(between(earlier, later).orElseThrow().perSecond(Statistic.CPU_STOLEN_MS))
        .hasValue(10);
  }

  @Test
  void areOfEveryCounterButTheClock() {
    assertThat(SessionRates.areOf(Statistic.CPU_USED_MS)).isTrue();
    assertThat(SessionRates.areOf(Statistic.ELAPSED_MS)).isFalse();
    assertThat(SessionRates.areOf(Statistic.MEM_USED_MB)).isFalse();
  }

  private static Optional<SessionRates> between(Snapshot earlier, Snapshot later) {
    return SessionRates.between(earlier, later);
  }

  private static Snapshot.Builder at(long elapsedMs) {
    return counters(Snapshot.of(SessionId.of(1)), elapsedMs);
  }

  private static Snapshot.Builder counters(Snapshot.Builder snapshot, long elapsedMs) {
    return snapshot
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_USED_MS, elapsedMs / 2)
        .value(Statistic.CPU_STOLEN_MS, elapsedMs / 3)
        .value(Statistic.HOST_CPU_USED_MS, 10 * elapsedMs);
  }
}
