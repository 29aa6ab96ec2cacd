package io.guestbeat.insight.pause;

/**
 * Measures what the JVM and its system did while this thread did not run. Every number only grows;
 * those that are not known stay 0. Used by the thread that is measured.
 */
interface JvmWitness extends AutoCloseable {
  /** Milliseconds of all collections that stopped every thread. */
  long collectedMs();

  /** Returns the last of them; null if it is not known. */
  Collection lastCollection();

  /** Returns whether {@link #cpuNanos()} is known. */
  boolean knowsCpu();

  /** Returns the processor time that this process has used, all threads together. */
  long cpuNanos();

  /** Returns how long this thread has waited for a processor although it could run. */
  long queuedNanos();

  @Override
  void close();
}
