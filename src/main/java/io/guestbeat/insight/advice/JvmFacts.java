package io.guestbeat.insight.advice;

import java.util.OptionalDouble;

/**
 * The facts about a JVM that matter to its host, at one moment. Immutable; what is not known is
 * empty. Memory is in MB.
 */
public final class JvmFacts {
  /** Of a JVM of which nothing is known. */
  public static final JvmFacts NONE = new JvmFacts(new Builder());

  private final JvmFootprint footprint;
  private final OptionalDouble committedHeapMb;
  private final OptionalDouble machineMemoryMb;
  private final OptionalDouble availableProcessors;
  private final OptionalDouble parallelGcThreads;
  private final OptionalDouble concurrentGcThreads;
  private final OptionalDouble numaNodes;

  private JvmFacts(Builder builder) {
    footprint = builder.footprint;
    committedHeapMb = builder.committedHeapMb;
    machineMemoryMb = builder.machineMemoryMb;
    availableProcessors = builder.availableProcessors;
    parallelGcThreads = builder.parallelGcThreads;
    concurrentGcThreads = builder.concurrentGcThreads;
    numaNodes = builder.numaNodes;
  }

  /** Returns the facts of this machine; of a JVM nothing. */
  public static JvmFacts ofThisMachine() {
    return builder()
        .machineMemoryMb(MachineMemory.mb())
        .numaNodes(NumaNodes.ofThisMachine())
        .build();
  }

  /** Starts with nothing known. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what it may need. */
  public JvmFootprint footprint() {
    return footprint;
  }

  /** Returns the part of the heap that the guest has given it by now. */
  public OptionalDouble committedHeapMb() {
    return committedHeapMb;
  }

  /** Returns the memory of the machine, as its system sees it. */
  public OptionalDouble machineMemoryMb() {
    return machineMemoryMb;
  }

  /** Returns the CPUs that the JVM thinks it has. */
  public OptionalDouble availableProcessors() {
    return availableProcessors;
  }

  /** Threads that collect garbage while the application stands still. */
  public OptionalDouble parallelGcThreads() {
    return parallelGcThreads;
  }

  /** Threads that collect garbage while it runs. */
  public OptionalDouble concurrentGcThreads() {
    return concurrentGcThreads;
  }

  /** Returns the NUMA nodes that the machine's system sees. */
  public OptionalDouble numaNodes() {
    return numaNodes;
  }

  /** Collects facts; for one thread. */
  public static final class Builder {
    private JvmFootprint footprint = JvmFootprint.UNKNOWN;
    private OptionalDouble committedHeapMb = OptionalDouble.empty();
    private OptionalDouble machineMemoryMb = OptionalDouble.empty();
    private OptionalDouble availableProcessors = OptionalDouble.empty();
    private OptionalDouble parallelGcThreads = OptionalDouble.empty();
    private OptionalDouble concurrentGcThreads = OptionalDouble.empty();
    private OptionalDouble numaNodes = OptionalDouble.empty();

    private Builder() {}

    /** Sets what it may need, and how much heap it has by now. */
    public Builder memory(JvmFootprint most, double committedHeap) {
      footprint = most;
      committedHeapMb = OptionalDouble.of(committedHeap);
      return this;
    }

    /** Sets the memory of the machine. */
    public Builder machineMemoryMb(OptionalDouble mb) {
      machineMemoryMb = mb;
      return this;
    }

    /** Sets the CPUs that the JVM thinks it has. */
    public Builder availableProcessors(int count) {
      availableProcessors = OptionalDouble.of(count);
      return this;
    }

    /** Sets the threads that collect garbage: all at a stop, and beside the application. */
    public Builder gcThreads(OptionalDouble parallel, OptionalDouble concurrent) {
      parallelGcThreads = parallel;
      concurrentGcThreads = concurrent;
      return this;
    }

    /** Sets how many NUMA nodes the machine's system sees. */
    public Builder numaNodes(OptionalDouble count) {
      numaNodes = count;
      return this;
    }

    /** Returns the facts. */
    public JvmFacts build() {
      return new JvmFacts(this);
    }
  }
}
