package io.guestbeat.insight.advice;

/** Facts about the machine that do not depend on the JVM. Stateless. */
public final class MachineFacts {
  private MachineFacts() {}

  /** The facts of this machine; of a JVM nothing. */
  public static JvmFacts read() {
    return JvmFacts.builder()
        .machineMemoryMb(MachineMemory.mb())
        .numaNodes(NumaNodes.ofThisMachine())
        .build();
  }
}
