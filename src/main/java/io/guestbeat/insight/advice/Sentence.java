package io.guestbeat.insight.advice;

/** How something that is so of the numbers is put. Stateless. */
interface Sentence {
  /** One sentence with the figures, without a full stop. */
  String of(Numbers numbers);
}
