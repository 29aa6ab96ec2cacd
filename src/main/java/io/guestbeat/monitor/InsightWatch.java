package io.guestbeat.monitor;

import io.guestbeat.insight.Figure;
import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.advice.Advice;
import io.guestbeat.insight.advice.AdviceInput;
import io.guestbeat.insight.advice.AdviceRule;
import io.guestbeat.insight.advice.Advisor;
import io.guestbeat.insight.advice.JvmFacts;
import io.guestbeat.insight.advice.JvmFigure;
import io.guestbeat.insight.advice.RecentPast;
import io.guestbeat.insight.alarm.AlarmChange;
import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.Alarms;
import io.guestbeat.insight.alarm.RecentEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Compares the figures with the JVM for alarms and advice, and reports changes. One thread ticks,
 * any may note a pause or read.
 */
final class InsightWatch {
  /** They cost a little, and hardly change. */
  private static final Duration FACTS_AGE = Duration.ofMinutes(1);

  private final Supplier<JvmFacts> facts;
  private final Duration heartbeatDeadline;
  private final LongSupplier nanoClock;
  private final Consumer<MonitorEvent> announcer;
  private final Alarms alarms;
  private final Advisor advisor;

  /** Those in sight of the alarms, and those of the advice. */
  private final RecentEvents alarmingPauses;

  private final RecentEvents pauses = new RecentEvents(RecentPast.SPAN);
  private final RecentEvents alarmingSessions;
  private final RecentEvents sessions = new RecentEvents(RecentPast.SPAN);

  private JvmFacts jvm = JvmFacts.NONE;
  private boolean hasTicked;
  private long factsReadNanos;
  private long sessionChangesSeen;
  private volatile AdviceInput situation = AdviceInput.UNKNOWN;

  /**
   * Knows nothing yet.
   *
   * @param facts what is known of the JVM, {@link JvmFacts#NONE} for as long as that is not asked
   */
  InsightWatch(
      MonitorSettings settings,
      Supplier<JvmFacts> facts,
      LongSupplier nanoClock,
      Consumer<MonitorEvent> announcer) {
    this.facts = facts;
    this.heartbeatDeadline = settings.heartbeatDeadline();
    this.nanoClock = nanoClock;
    this.announcer = announcer;
    alarms = new Alarms(settings.alarms(), Clock.systemUTC());
    advisor = new Advisor(settings.adviceSustain());
    alarmingPauses = new RecentEvents(settings.alarms().of(AlarmKind.PAUSES).sustain());
    alarmingSessions = new RecentEvents(settings.alarms().of(AlarmKind.SESSION_CHANGE).sustain());
  }

  /** The JVM stood still for so long, until now. */
  void notePause(Duration length) {
    long nowNanos = nanoClock.getAsLong();
    double ms = length.toMillis();
    synchronized (pauses) {
      pauses.add(nowNanos, ms);
      alarmingPauses.add(nowNanos, ms);
    }
  }

  /**
   * Takes what is known now.
   *
   * @param sessionChanges how many there were since Guestbeat began
   */
  void tick(VmFigures figures, long sessionChanges) {
    long nowNanos = nanoClock.getAsLong();
    if (!hasTicked) {
      // Those before the first tick were at times that nobody noted.
      sessionChangesSeen = sessionChanges;
    }
    if (jvm == JvmFacts.NONE || nowNanos - factsReadNanos >= FACTS_AGE.toNanos()) {
      jvm = facts.get();
      factsReadNanos = nowNanos;
    }
    hasTicked = true;
    if (sessionChanges != sessionChangesSeen) {
      double more = sessionChanges - sessionChangesSeen;
      sessions.add(nowNanos, more);
      alarmingSessions.add(nowNanos, more);
      sessionChangesSeen = sessionChanges;
    }
    AdviceInput now = AdviceInput.of(figures, jvm, pastUntil(nowNanos));
    situation = now;
    for (AlarmChange change : alarms.tick(nowNanos, kind -> valueOf(kind, now, nowNanos))) {
      announcer.accept(
          new MonitorEvent(MonitorEvent.Kind.ALARM, change.toString(), change.isRise()));
    }
    Set<AdviceRule> before = advisor.rules();
    if (advisor.tick(nowNanos, now)) {
      announceAdvice(before);
    }
  }

  Alarms alarms() {
    return alarms;
  }

  Advisor advisor() {
    return advisor;
  }

  /** Returns what was known at the last tick. */
  AdviceInput situation() {
    return situation;
  }

  private RecentPast pastUntil(long nowNanos) {
    synchronized (pauses) {
      return new RecentPast(pauses.greatest(nowNanos), sessions.sum(nowNanos), heartbeatDeadline);
    }
  }

  private OptionalDouble valueOf(AlarmKind kind, AdviceInput now, long nowNanos) {
    switch (kind) {
      case STOLEN:
        return now.value(Figure.CPU_STOLEN_PER_VCPU);
      case BALLOONED:
        return now.value(Figure.MEM_BALLOONED);
      case SWAPPED:
        return now.value(Figure.MEM_SWAPPED);
      case CPU_LIMIT:
        // Where there is no limit, or no more, none of it is used.
        return now.hasNoCpuLimit() ? OptionalDouble.of(0) : now.value(Figure.CPU_LIMIT);
      case RESERVATION_GAP:
        return now.value(JvmFigure.RESERVATION_GAP_PERCENT);
      case PAUSES:
        synchronized (pauses) {
          return OptionalDouble.of(alarmingPauses.greatest(nowNanos));
        }
      case SESSION_CHANGE:
        return OptionalDouble.of(alarmingSessions.sum(nowNanos));
    }
    throw new IllegalArgumentException(kind.toString());
  }

  private void announceAdvice(Set<AdviceRule> before) {
    Set<AdviceRule> now = advisor.rules();
    for (Advice advice : advisor.advice()) {
      if (!before.contains(advice.rule())) {
        boolean isTrouble = advice.rule().severity() != AdviceRule.Severity.NOTE;
        announcer.accept(new MonitorEvent(MonitorEvent.Kind.ADVICE, "advice " + advice, isTrouble));
      }
    }
    for (AdviceRule rule : before) {
      if (!now.contains(rule)) {
        announcer.accept(
            new MonitorEvent(
                MonitorEvent.Kind.ADVICE, "advice " + rule.code() + " is no longer given", false));
      }
    }
  }
}
