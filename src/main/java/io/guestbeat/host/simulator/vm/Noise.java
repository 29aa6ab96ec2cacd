package io.guestbeat.host.simulator.vm;

/** Random numbers by position, not by turn: the same place always gives the same number. */
final class Noise {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private Noise() {}

  /** A number from 0 to just under 1. */
  static double unit(long seed, long position) {
    return (bits(seed, position) >>> 11) * UNIT;
  }

  /** Returns the finalizer of SplittableRandom over seed and position. */
  static long bits(long seed, long position) {
    long z = seed + (position + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
