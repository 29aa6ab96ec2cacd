package io.guestbeat.cli.doctor.finding;

import java.util.Objects;
import java.util.Optional;

/** A result of a probe, with a remedy if something is wrong. Immutable. */
public final class Finding {
  private final Level level;
  private final Subject subject;
  private final String what;
  private final String detail;
  private final String remedy;
  private final Optional<Subject> cause;

  private Finding(
      Level level,
      Subject subject,
      String what,
      String detail,
      String remedy,
      Optional<Subject> cause) {
    this.level = level;
    this.subject = subject;
    this.what = Objects.requireNonNull(what, "what");
    this.detail = Objects.requireNonNull(detail, "detail");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
    this.cause = cause;
  }

  public static Finding ok(Subject subject, String what) {
    return of(Level.OK, subject, what, "");
  }

  public static Finding note(Subject subject, String what, String remedy) {
    return of(Level.NOTE, subject, what, remedy);
  }

  public static Finding fail(Subject subject, String what, String remedy) {
    return of(Level.FAIL, subject, what, remedy);
  }

  private static Finding of(Level level, Subject subject, String what, String remedy) {
    return new Finding(level, subject, what, "", remedy, Optional.empty());
  }

  /** Stands in the way where this is needed, and is otherwise as it may be. */
  public static Finding hindrance(boolean isNeeded, Subject subject, String what, String remedy) {
    return isNeeded ? fail(subject, what, remedy) : ok(subject, what);
  }

  /** Returns the same with the evidence, which a conclusion leaves out. */
  public Finding because(String evidence) {
    return new Finding(level, subject, what, evidence, remedy, cause);
  }

  /** Returns the same without its reason and remedy, which this other subject has given. */
  Finding causedBy(Subject other) {
    return new Finding(level, subject, what, detail, remedy, Optional.of(other));
  }

  public Level level() {
    return level;
  }

  public Subject subject() {
    return subject;
  }

  /** Returns what was found, without evidence. */
  public String what() {
    return what;
  }

  /** Returns what was found, with evidence. */
  public String whole() {
    return detail.isEmpty() ? what : what + ": " + detail;
  }

  /** Returns what to do; empty for what is as it should be. */
  public String remedy() {
    return remedy;
  }

  /** Returns the subject whose finding gives the same reason, if one does. */
  public Optional<Subject> cause() {
    return cause;
  }

  /** Returns whether the remedy is given here, though another subject gives the reason: a JVM's. */
  public boolean hasRemedyOfItsOwn() {
    return subject.group() == Subject.Group.MACHINE
        && cause.filter(other -> other.group() == Subject.Group.JVM).isPresent();
  }

  public boolean isFailure() {
    return level == Level.FAIL;
  }
}
