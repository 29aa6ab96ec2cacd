package io.guestbeat.heartbeat.gates.heap;

import io.guestbeat.gate.HeartbeatGate;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;

/** Heap gates for tests of other packages. */
public final class HeapGates {
  private HeapGates() {}

  /** A gate of a JVM that has these beans. */
  public static HeartbeatGate over(
      MemoryMXBean memory, List<MemoryPoolMXBean> pools, List<GarbageCollectorMXBean> collectors) {
    HeapDetector detector = new HeapDetector(memory, pools, collectors);
    return new HeapGate(System::nanoTime, detector::sample);
  }
}
