package io.guestbeat.host.simulator.vm;

import java.time.Duration;

/**
 * The simulator's own books on CPU time. Unlike the statistics it never restarts: it runs on over
 * sessions and resets. Immutable; exact to the nanosecond.
 */
public final class CpuAccount {
  static final CpuAccount EMPTY = new CpuAccount(0, 0, 0, 0);

  private final long elapsedNanos;
  private final long vcpuNanos;
  private final long usedNanos;
  private final long stolenNanos;

  CpuAccount(long elapsedNanos, long vcpuNanos, long usedNanos, long stolenNanos) {
    this.elapsedNanos = elapsedNanos;
    this.vcpuNanos = vcpuNanos;
    this.usedNanos = usedNanos;
    this.stolenNanos = stolenNanos;
  }

  /** Returns how long the VM ran. */
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos);
  }

  /** Returns how long the VM ran, counted once for each virtual CPU it had. */
  public Duration vcpuTime() {
    return Duration.ofNanos(vcpuNanos);
  }

  /** CPU time used, summed over the virtual CPUs. */
  public Duration used() {
    return Duration.ofNanos(usedNanos);
  }

  /** Time ready and not scheduled, summed over the virtual CPUs. */
  public Duration stolen() {
    return Duration.ofNanos(stolenNanos);
  }

  /** Returns what was added since an earlier account. */
  public CpuAccount since(CpuAccount earlier) {
    return new CpuAccount(
        elapsedNanos - earlier.elapsedNanos,
        vcpuNanos - earlier.vcpuNanos,
        usedNanos - earlier.usedNanos,
        stolenNanos - earlier.stolenNanos);
  }

  /**
   * Time that this many cores had for others. Never falls while there are no more vCPUs than that.
   */
  Duration leftOf(int cores) {
    return Duration.ofNanos(elapsedNanos * cores - vcpuNanos);
  }

  CpuAccount plus(CpuAccount more) {
    return new CpuAccount(
        elapsedNanos + more.elapsedNanos,
        vcpuNanos + more.vcpuNanos,
        usedNanos + more.usedNanos,
        stolenNanos + more.stolenNanos);
  }

  @Override
  public String toString() {
    return "elapsed " + elapsed() + ", used " + used() + ", stolen " + stolen();
  }
}
