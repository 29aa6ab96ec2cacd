package io.guestbeat.insight.advice;

import java.util.OptionalDouble;

/**
 * The memory that a JVM may come to need, by its own limits, in MB. Immutable. What the collector,
 * the compiler and native libraries take besides is not in it: some percent of the heap.
 */
public final class JvmFootprint {
  static final JvmFootprint UNKNOWN = new JvmFootprint(0, 0, 0, 0, 0, false);

  private final double heapMb;
  private final double metaspaceMb;
  private final double codeCacheMb;
  private final double threadStacksMb;
  private final double directMb;
  private final boolean isKnown;

  private JvmFootprint(
      double heapMb,
      double metaspaceMb,
      double codeCacheMb,
      double threadStacksMb,
      double directMb,
      boolean isKnown) {
    this.heapMb = heapMb;
    this.metaspaceMb = metaspaceMb;
    this.codeCacheMb = codeCacheMb;
    this.threadStacksMb = threadStacksMb;
    this.directMb = directMb;
    this.isKnown = isKnown;
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
    return new JvmFootprint(heapMb, metaspaceMb, codeCacheMb, threadStacksMb, directMb, true);
  }

  /** All of it. */
  public OptionalDouble totalMb() {
    return known(heapMb + metaspaceMb + codeCacheMb + threadStacksMb + directMb);
  }

  /** The most that the heap may grow to. */
  public OptionalDouble heapMb() {
    return known(heapMb);
  }

  /** The metaspace. */
  public OptionalDouble metaspaceMb() {
    return known(metaspaceMb);
  }

  /** The code cache. */
  public OptionalDouble codeCacheMb() {
    return known(codeCacheMb);
  }

  /** The threads' stacks. */
  public OptionalDouble threadStacksMb() {
    return known(threadStacksMb);
  }

  /** Direct buffers. */
  public OptionalDouble directMb() {
    return known(directMb);
  }

  private OptionalDouble known(double mb) {
    return isKnown ? OptionalDouble.of(mb) : OptionalDouble.empty();
  }
}
