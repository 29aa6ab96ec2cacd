package io.guestbeat.insight.advice;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads the facts of the JVM that it runs in. It costs some tenths of a millisecond: not for every
 * tick. Used by one thread. Not before the application or a client has made the platform MBean
 * server, for what the JDK loads with its beans.
 */
public final class JvmFactsReader {
  private static final double BYTES_PER_MB = 1 << 20;
  private static final double KB_PER_MB = 1 << 10;

  /** The stack of a thread where the JVM does not say: HotSpot's own on most machines. */
  private static final long USUAL_STACK_KB = 1024;

  private final OptionalLong stackKb = option("ThreadStackSize");
  private final OptionalLong directMostBytes = option("MaxDirectMemorySize");
  private final OptionalLong parallelGcThreads = option("ParallelGCThreads");
  private final OptionalLong concurrentGcThreads = option("ConcGCThreads");

  /** Asked for once: the JDK looks through all of its beans for them. */
  private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();

  private final List<BufferPoolMXBean> bufferPools =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
  private final OptionalDouble numaNodes = NumaNodes.ofThisMachine();

  /** One that knows already what never changes. */
  public JvmFactsReader() {}

  /** Returns what is so now. */
  public JvmFacts read() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return JvmFacts.builder()
        .memory(footprint(heap), heap.getCommitted() / BYTES_PER_MB)
        .machineMemoryMb(MachineMemory.mb())
        .availableProcessors(Runtime.getRuntime().availableProcessors())
        .gcThreads(count(parallelGcThreads, 1), count(concurrentGcThreads, 0))
        .numaNodes(numaNodes)
        .build();
  }

  private JvmFootprint footprint(MemoryUsage heap) {
    long codeCache = 0;
    long others = 0;
    for (MemoryPoolMXBean pool : pools) {
      if (pool.getType() == MemoryType.NON_HEAP) {
        MemoryUsage usage = pool.getUsage();
        if (isOfCode(pool.getName())) {
          codeCache += most(usage);
        } else if (!isPartOfMetaspace(pool.getName())) {
          others += most(usage);
        }
      }
    }
    return JvmFootprint.of(
        most(heap) / BYTES_PER_MB,
        others / BYTES_PER_MB,
        codeCache / BYTES_PER_MB,
        threadStacksMb(),
        directBytes() / BYTES_PER_MB);
  }

  /** Returns its limit; where it has none, what it has. */
  private static long most(MemoryUsage usage) {
    return usage.getMax() < 0 ? usage.getCommitted() : usage.getMax();
  }

  /** HotSpot's {@code CodeHeap '…'}, {@code CodeCache}, {@code Code Cache}; OpenJ9's of the JIT. */
  private static boolean isOfCode(String pool) {
    return pool.startsWith("Code") || pool.startsWith("JIT ");
  }

  /** HotSpot counts its classes twice, and limits this part to 1 GB that nobody needs. */
  private static boolean isPartOfMetaspace(String pool) {
    return pool.equals("Compressed Class Space");
  }

  private double threadStacksMb() {
    long threads = ManagementFactory.getThreadMXBean().getThreadCount();
    long each = stackKb.orElse(0) == 0 ? USUAL_STACK_KB : stackKb.getAsLong();
    return threads * each / KB_PER_MB;
  }

  /** Without a limit of its own, that of direct memory is the heap's, and says nothing. */
  private long directBytes() {
    if (directMostBytes.orElse(0) > 0) {
      return directMostBytes.getAsLong();
    }
    long used = 0;
    for (BufferPoolMXBean pool : bufferPools) {
      if (pool.getName().equals("direct")) {
        used += Math.max(0, pool.getMemoryUsed());
      }
    }
    return used;
  }

  /** HotSpot says 0 of a collector that stops the application and works with one thread. */
  private static OptionalDouble count(OptionalLong threads, long atLeast) {
    return threads.isPresent()
        ? OptionalDouble.of((double) Math.max(atLeast, threads.getAsLong()))
        : OptionalDouble.empty();
  }

  private static OptionalLong option(String name) {
    return VmOptions.number(name);
  }
}
