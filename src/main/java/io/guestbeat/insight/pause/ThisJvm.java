package io.guestbeat.insight.pause;

/** The JVM that this runs in, as one thread sees it. For that thread. */
final class ThisJvm implements JvmWitness {
  private final Collectors collectors = new Collectors();
  private final ProcessCpu cpu = ProcessCpu.find();
  private final RunQueue queue = RunQueue.ofThisThread();

  private ThisJvm() {}

  static ThisJvm asThisThreadSees() {
    return new ThisJvm();
  }

  @Override
  public long collectedMs() {
    return collectors.totalMs();
  }

  @Override
  public Collection lastCollection() {
    return collectors.last();
  }

  @Override
  public boolean knowsCpu() {
    return cpu.isKnown();
  }

  @Override
  public long cpuNanos() {
    return cpu.nanos();
  }

  @Override
  public long queuedNanos() {
    return queue.waitedNanos();
  }

  @Override
  public void close() {
    queue.close();
  }
}
