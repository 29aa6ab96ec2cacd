package io.guestbeat.agent.doctor;

import java.util.Objects;

/** One thing that a probe found, and for what is not as it should be the remedy. Immutable. */
final class Finding {
  private final Level level;
  private final Subject subject;
  private final String what;
  private final String remedy;

  private Finding(Level level, Subject subject, String what, String remedy) {
    this.level = level;
    this.subject = subject;
    this.what = Objects.requireNonNull(what, "what");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  static Finding ok(Subject subject, String what) {
    return new Finding(Level.OK, subject, what, "");
  }

  static Finding note(Subject subject, String what, String remedy) {
    return new Finding(Level.NOTE, subject, what, remedy);
  }

  static Finding fail(Subject subject, String what, String remedy) {
    return new Finding(Level.FAIL, subject, what, remedy);
  }

  /** Stands in the way where this is needed, and is else only to be known. */
  static Finding hindrance(boolean isNeeded, Subject subject, String what, String remedy) {
    return isNeeded ? fail(subject, what, remedy) : note(subject, what, remedy);
  }

  Level level() {
    return level;
  }

  Subject subject() {
    return subject;
  }

  String what() {
    return what;
  }

  /** What to do; empty for what is as it should be. */
  String remedy() {
    return remedy;
  }

  boolean isFailure() {
    return level == Level.FAIL;
  }
}
