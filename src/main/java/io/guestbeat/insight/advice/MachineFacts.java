package io.guestbeat.insight.advice;

/** What is to be known of the machine where the JVM does not matter. Stateless. */
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
