package io.guestbeat.insight.pause;

import java.time.Duration;

/** A JVM of which a test says what happened to it. */
final class ScriptedJvm implements JvmWitness {
  private Duration collected = Duration.ZERO;
  private Duration cpu = Duration.ofSeconds(1);
  private Duration queued = Duration.ZERO;
  private Collection last;
  private boolean knowsCpu = true;
  boolean isClosed;

  /** A collection of this length, that began at this moment of the test's. */
  void collects(Duration begin, Duration length) {
    collected = collected.plus(length);
    last = new Collection(begin.toNanos(), begin.plus(length).toNanos());
  }

  /** Collections of which only the sum is told, as CMS does. */
  void collectsUntimed(Duration length) {
    collected = collected.plus(length);
    last = null;
  }

  void uses(Duration processorTime) {
    cpu = cpu.plus(processorTime);
  }

  void queues(Duration wait) {
    queued = queued.plus(wait);
  }

  void hidesCpu() {
    knowsCpu = false;
  }

  @Override
  public long collectedMs() {
    return collected.toMillis();
  }

  @Override
  public Collection lastCollection() {
    return last;
  }

  @Override
  public boolean knowsCpu() {
    return knowsCpu;
  }

  @Override
  public long cpuNanos() {
    return cpu.toNanos();
  }

  @Override
  public long queuedNanos() {
    return queued.toNanos();
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
