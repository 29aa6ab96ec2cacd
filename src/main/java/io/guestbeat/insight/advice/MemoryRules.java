package io.guestbeat.insight.advice;

import static io.guestbeat.guest.Statistic.MEM_BALLOONED_MB;
import static io.guestbeat.guest.Statistic.MEM_BALLOON_TARGET_MB;
import static io.guestbeat.guest.Statistic.MEM_LIMIT_MB;
import static io.guestbeat.guest.Statistic.MEM_RESERVATION_MB;
import static io.guestbeat.guest.Statistic.MEM_SWAPPED_MB;
import static io.guestbeat.guest.Statistic.MEM_SWAP_TARGET_MB;
import static io.guestbeat.guest.Statistic.MEM_TARGET_SIZE_MB;
import static io.guestbeat.guest.Statistic.MEM_ZIPPED_MB;
import static io.guestbeat.insight.advice.JvmFigure.COMMITTED_HEAP;
import static io.guestbeat.insight.advice.JvmFigure.DIRECT_MEMORY;
import static io.guestbeat.insight.advice.JvmFigure.FOOTPRINT;
import static io.guestbeat.insight.advice.JvmFigure.HEAP_UNRESERVED;
import static io.guestbeat.insight.advice.JvmFigure.MAX_HEAP;
import static io.guestbeat.insight.advice.JvmFigure.METASPACE;

import io.guestbeat.insight.alarm.ValueText;

/** The checks and sentences on memory. Stateless. */
final class MemoryRules {
  private MemoryRules() {}

  static boolean isUnprotected(KnownNumbers n) {
    return n.isUnderPressure() && n.of(MEM_RESERVATION_MB) < n.of(FOOTPRINT);
  }

  static String unprotected(KnownNumbers n) {
    return "The host takes memory from the VM, or has done so, and "
        + (n.of(MEM_RESERVATION_MB) > 0
            ? "only " + mb(n.of(MEM_RESERVATION_MB)) + " is reserved"
            : "no memory is reserved")
        + " for the JVM's footprint of "
        + mb(n.of(FOOTPRINT));
  }

  static boolean isPartlyReserved(KnownNumbers n) {
    return n.of(MEM_RESERVATION_MB) > 0 && n.of(MEM_RESERVATION_MB) < n.of(FOOTPRINT);
  }

  static String partlyReserved(KnownNumbers n) {
    return "The memory reservation of "
        + mb(n.of(MEM_RESERVATION_MB))
        + " does not cover the JVM's footprint of "
        + mb(n.of(FOOTPRINT));
  }

  static boolean hasLimitBelowSize(KnownNumbers n) {
    return n.of(MEM_LIMIT_MB) < n.machineMemoryMb();
  }

  static String limitBelowSize(KnownNumbers n) {
    return "The memory limit of "
        + mb(n.of(MEM_LIMIT_MB))
        + " is below the "
        + mb(n.machineMemoryMb())
        + " that the guest sees";
  }

  static boolean hasLimitBelowFootprint(KnownNumbers n) {
    return n.of(MEM_LIMIT_MB) < needMb(n);
  }

  static String limitBelowFootprint(KnownNumbers n) {
    return "The memory limit of "
        + mb(n.of(MEM_LIMIT_MB))
        + " is below the "
        + mb(needMb(n))
        + " that the JVM may need";
  }

  static boolean isBallooned(KnownNumbers n) {
    return n.of(MEM_BALLOONED_MB) > 0 || n.orZero(MEM_BALLOON_TARGET_MB) > 0;
  }

  static String ballooned(KnownNumbers n) {
    return "The balloon holds "
        + mb(n.of(MEM_BALLOONED_MB))
        + " of the VM's memory, and the host intends it to hold "
        + mb(n.orZero(MEM_BALLOON_TARGET_MB));
  }

  static boolean isSwapped(KnownNumbers n) {
    return hasSwapping(n) && n.orZero(HEAP_UNRESERVED) == 0;
  }

  static String swapped(KnownNumbers n) {
    return "The host has "
        + mb(n.of(MEM_SWAPPED_MB))
        + " of the VM's memory on its disk, and intends to have "
        + mb(n.orZero(MEM_SWAP_TARGET_MB))
        + " there";
  }

  static boolean isCompressed(KnownNumbers n) {
    return n.orZero(MEM_ZIPPED_MB) > 0;
  }

  static String compressed(KnownNumbers n) {
    return "The host has compressed " + mb(n.orZero(MEM_ZIPPED_MB)) + " of the VM's memory";
  }

  static boolean isHeapSwapped(KnownNumbers n) {
    return hasSwapping(n) && n.of(HEAP_UNRESERVED) > 0;
  }

  static String swappedHeap(KnownNumbers n) {
    return swapped(n)
        + "; "
        + mb(n.of(HEAP_UNRESERVED))
        + " of the heap of "
        + mb(n.of(MAX_HEAP))
        + " may be part of it";
  }

  static boolean hasTargetBelowFootprint(KnownNumbers n) {
    // A host may mean an idle VM to have no more than it has touched: that alone is no shortage.
    return n.isUnderPressure() && n.of(MEM_TARGET_SIZE_MB) < needMb(n);
  }

  static String targetBelowFootprint(KnownNumbers n) {
    return "The host intends the VM to have "
        + mb(n.of(MEM_TARGET_SIZE_MB))
        + ", and the JVM may need "
        + mb(needMb(n));
  }

  static boolean hasHeapToGrow(KnownNumbers n) {
    return isBallooned(n) && n.of(COMMITTED_HEAP) < n.of(MAX_HEAP) / 2;
  }

  static String heapToGrow(KnownNumbers n) {
    return "The heap has "
        + mb(n.of(COMMITTED_HEAP))
        + " and may grow to "
        + mb(n.of(MAX_HEAP))
        + ", while the host takes memory through the balloon";
  }

  static boolean isOverSize(KnownNumbers n) {
    return needMb(n) > n.machineMemoryMb();
  }

  static String overSize(KnownNumbers n) {
    return "The JVM may need "
        + mb(needMb(n))
        + ", which is above the machine's memory of "
        + mb(n.machineMemoryMb());
  }

  /** The footprint without stacks and code cache, which are hardly ever used in full. */
  private static double needMb(KnownNumbers n) {
    return n.of(MAX_HEAP) + n.of(METASPACE) + n.of(DIRECT_MEMORY);
  }

  private static boolean hasSwapping(KnownNumbers n) {
    return n.of(MEM_SWAPPED_MB) > 0 || n.orZero(MEM_SWAP_TARGET_MB) > 0;
  }

  private static String mb(double mb) {
    return ValueText.of(mb, "MB");
  }
}
