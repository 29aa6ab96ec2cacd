package io.guestbeat.insight.advice;

import java.util.OptionalDouble;

/**
 * The memory that a JVM may need, by its own limits, in MB. Immutable. What the collector, the
 * compiler and native libraries take besides is not in it: some percent of the heap.
 */
public final class JvmFootprint {
  static final JvmFootprint UNKNOWN = new JvmFootprint();

  private final OptionalDouble heapMb;
  private final OptionalDouble metaspaceMb;
  private final OptionalDouble codeCacheMb;
  private final OptionalDouble threadStacksMb;
  private final OptionalDouble directMb;
  private final OptionalDouble totalMb;

  private JvmFootprint() {
    heapMb = OptionalDouble.empty();
    metaspaceMb = OptionalDouble.empty();
    codeCacheMb = OptionalDouble.empty();
    threadStacksMb = OptionalDouble.empty();
    directMb = OptionalDouble.empty();
    totalMb = OptionalDouble.empty();
  }

  private JvmFootprint(
      double heapMb,
      double metaspaceMb,
      double codeCacheMb,
      double threadStacksMb,
      double directMb) {
    this.heapMb = OptionalDouble.of(heapMb);
    this.metaspaceMb = OptionalDouble.of(metaspaceMb);
    this.codeCacheMb = OptionalDouble.of(codeCacheMb);
    this.threadStacksMb = OptionalDouble.of(threadStacksMb);
    this.directMb = OptionalDouble.of(directMb);
    totalMb = OptionalDouble.of(heapMb + metaspaceMb + codeCacheMb + threadStacksMb + directMb);
  }

  /**
   * Of these parts.
   *
   * @param heapMb the most that the heap may grow to
   * @param metaspaceMb the most of the metaspace, or what it has where it is not limited
   * @param codeCacheMb the most of the code cache
   * @param threadStacksMb the stacks of the threads there are, each in full
   * @param directMb the most of direct buffers, or what they have where that is not set
   */
  public static JvmFootprint of(
      double heapMb,
      double metaspaceMb,
      double codeCacheMb,
      double threadStacksMb,
      double directMb) {
    return new JvmFootprint(heapMb, metaspaceMb, codeCacheMb, threadStacksMb, directMb);
  }

  /** Returns all of it. */
  public OptionalDouble totalMb() {
    return totalMb;
  }

  /** Returns the most that the heap may grow to. */
  public OptionalDouble heapMb() {
    return heapMb;
  }

  /** Returns the metaspace. */
  public OptionalDouble metaspaceMb() {
    return metaspaceMb;
  }

  /** Returns the code cache. */
  public OptionalDouble codeCacheMb() {
    return codeCacheMb;
  }

  /** Returns the threads' stacks. */
  public OptionalDouble threadStacksMb() {
    return threadStacksMb;
  }

  /** Direct buffers. */
  public OptionalDouble directMb() {
    return directMb;
  }
}
