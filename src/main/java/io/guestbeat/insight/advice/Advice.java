package io.guestbeat.insight.advice;

/** A piece of advice: what is wrong, with the figures, and what to do. Immutable. */
public final class Advice {
  private final AdviceRule rule;
  private final String sentence;

  Advice(AdviceRule rule, String sentence) {
    this.rule = rule;
    this.sentence = sentence;
  }

  /** The rule that says so. */
  public AdviceRule rule() {
    return rule;
  }

  /** Returns what is so, with the figures; without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** Returns it in one line: code, severity, what is so, what to do. */
  @Override
  public String toString() {
    return rule.code() + " " + rule.severity() + ": " + sentence + ". " + rule.remedy() + ".";
  }
}
