package io.guestbeat.insight.advice;

/** The severity of an advice, in ascending order. */
public enum Severity {
  /** A risk, or something that could be had better. */
  NOTE,
  /** The application is slowed down now, or will be when the host gets busy. */
  WARNING,
  /** The application is slowed down badly now. */
  CRITICAL
}
