package io.guestbeat.insight.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A thread whose sleeps, and what goes on meanwhile, the test makes up. */
abstract class ScriptedPauses {
  static final Duration TICK = Duration.ofMillis(100);
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  final ScriptedJvm jvm = new ScriptedJvm();
  final List<Pause> pauses = new ArrayList<>();
  int vcpus = 1;
  final Insight insight = new Insight(() -> OptionalInt.of(vcpus));
  int hostAsked;
  Duration now = Duration.ofHours(1);
  final PauseMeter meter =
      new PauseMeter(
          new PauseSettings(ms(250), TICK),
          jvm,
          this::ask,
          () -> EPOCH.plus(now),
          pauses::add,
          now.toNanos());

  SessionId session = SessionId.of(1);
  long elapsedMs = 1_000_000;
  long stolenMs = 5000;
  long swappedMb;
  boolean isReachable = true;

  void assertOnly(PauseCause cause, double percent) {
    Pause pause = pauses.get(0);
    assertThat(pauses).hasSize(1);
    assertThat(pause.cause()).isEqualTo(cause);
    assertThat(pause.percent(cause)).isEqualTo(percent, within(1.0));
    assertThat(pause.shares().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(pause.duration());
  }

  /** Sleeps for a tick, and this much longer. */
  void sleep(Duration late) {
    meter.sleeping(now.toNanos(), TICK.toNanos());
    pass(TICK.plus(late));
    meter.woke(now.toNanos());
  }

  void pass(Duration span) {
    now = now.plus(span);
    elapsedMs += span.toMillis();
  }

  void stealSteadily(double perSecond, Duration span) {
    look();
    for (int tick = 0; tick < span.dividedBy(TICK); tick++) {
      stolenMs += Math.round(perSecond * TICK.toMillis());
      sleep(ms(0));
    }
    look();
  }

  void lookTwice() {
    look();
    pass(Duration.ofSeconds(5));
    sleep(ms(0));
    look();
  }

  void look() {
    meter.lookedAtHost(figures());
  }

  private Optional<Snapshot> ask() {
    hostAsked++;
    return Optional.of(snapshot()).filter(given -> isReachable);
  }

  private VmFigures figures() {
    if (isReachable) {
      insight.take(snapshot());
    } else {
      insight.lose();
    }
    return insight.figures();
  }

  private Snapshot snapshot() {
    return Snapshot.of(session)
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_STOLEN_MS, stolenMs)
        .value(Statistic.MEM_SWAPPED_MB, swappedMb)
        .build();
  }

  static Duration ms(long number) {
    return Duration.ofMillis(number);
  }
}
