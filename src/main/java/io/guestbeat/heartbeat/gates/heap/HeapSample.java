package io.guestbeat.heartbeat.gates.heap;

/** The work of the garbage collectors up to one moment. Immutable. */
final class HeapSample {
  final long atNanos;

  /** The share of the heap in use after its last collection. */
  final double usedShare;

  /** How often anything was collected. */
  final long collections;

  /** How long the collectors had the application stopped, altogether. */
  final long pausedMs;

  HeapSample(long atNanos, double usedShare, long collections, long pausedMs) {
    this.atNanos = atNanos;
    this.usedShare = usedShare;
    this.collections = collections;
    this.pausedMs = pausedMs;
  }
}
