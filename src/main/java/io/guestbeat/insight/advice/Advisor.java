package io.guestbeat.insight.advice;

import io.guestbeat.insight.alarm.SustainedSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Gives advice on a condition once it has held for the sustained time, until it has been gone for
 * as long. One thread tells it of situations, any may ask.
 */
public final class Advisor {
  private static final AdviceRule[] RULES = AdviceRule.values();

  private final SustainedSwitch[] latches = new SustainedSwitch[RULES.length];

  /** For each rule the last situation in which it held, so that its figures are true. */
  private final AdviceInput[] fired = new AdviceInput[RULES.length];

  private Set<AdviceRule> said = Collections.emptySet();

  /**
   * One with nothing to say as yet.
   *
   * @param sustain how long something must have been so, or not so, before anything is said
   */
  public Advisor(Duration sustain) {
    for (int i = 0; i < RULES.length; i++) {
      latches[i] = new SustainedSwitch(sustain, sustain);
    }
  }

  /**
   * Returns all that these rules find in one situation, whether or not it lasts.
   *
   * @return the gravest first
   */
  public static List<Advice> on(AdviceInput situation) {
    KnownNumbers numbers = new KnownNumbers(situation);
    Set<AdviceRule> rules = EnumSet.noneOf(AdviceRule.class);
    for (AdviceRule rule : RULES) {
      boolean holds = rule.holds(numbers);
      boolean isKnown = numbers.areKnown();
      if (holds && isKnown) {
        rules.add(rule);
      }
    }
    List<Advice> advice = new ArrayList<>();
    for (AdviceRule rule : withoutRepetition(rules)) {
      advice.add(new Advice(rule, rule.sentence(numbers)));
    }
    return gravestFirst(advice);
  }

  /**
   * Takes the situation of now.
   *
   * @param nowNanos a time that only goes on
   * @return whether other advice is to be given than before
   */
  public synchronized boolean tick(long nowNanos, AdviceInput situation) {
    KnownNumbers numbers = new KnownNumbers(situation);
    boolean mayDiffer = false;
    for (AdviceRule rule : RULES) {
      SustainedSwitch latch = latches[rule.ordinal()];
      boolean wasOn = latch.isOn();
      mayDiffer |= wasOn != tick(rule, numbers, situation, nowNanos);
    }
    return mayDiffer && saysOtherThings();
  }

  /** Returns what is to be said now, the gravest first. */
  public synchronized List<Advice> advice() {
    List<Advice> advice = new ArrayList<>();
    for (AdviceRule rule : said) {
      advice.add(new Advice(rule, rule.sentence(new KnownNumbers(fired[rule.ordinal()]))));
    }
    return gravestFirst(advice);
  }

  /** Returns the rules that say something now, in the order of the table. */
  public synchronized Set<AdviceRule> rules() {
    return said;
  }

  private boolean tick(
      AdviceRule rule, KnownNumbers numbers, AdviceInput situation, long nowNanos) {
    SustainedSwitch latch = latches[rule.ordinal()];
    boolean holds = rule.holds(numbers);
    if (!numbers.areKnown()) {
      return latch.tickUnknown();
    }
    if (holds) {
      fired[rule.ordinal()] = situation;
    }
    return latch.tick(nowNanos, holds, !holds);
  }

  private boolean saysOtherThings() {
    Set<AdviceRule> on = EnumSet.noneOf(AdviceRule.class);
    for (AdviceRule rule : RULES) {
      if (latches[rule.ordinal()].isOn()) {
        on.add(rule);
      }
    }
    Set<AdviceRule> before = said;
    said = Collections.unmodifiableSet(withoutRepetition(on));
    return !said.equals(before);
  }

  private static Set<AdviceRule> withoutRepetition(Set<AdviceRule> rules) {
    Set<AdviceRule> rest = EnumSet.noneOf(AdviceRule.class);
    for (AdviceRule rule : rules) {
      if (rules.stream().noneMatch(rule::isSaidBy)) {
        rest.add(rule);
      }
    }
    return rest;
  }

  private static List<Advice> gravestFirst(List<Advice> advice) {
    advice.sort((one, other) -> other.rule().severity().compareTo(one.rule().severity()));
    return advice;
  }
}
