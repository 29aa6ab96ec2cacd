package io.guestbeat.insight.advice;

/** Something that may be so of the numbers. Stateless. */
interface Check {
  /** Whether it is so; no answer where one of the numbers it asked for is not known. */
  boolean holds(Numbers numbers);
}
