package io.guestbeat.insight.advice;

import static io.guestbeat.insight.advice.AdviceRule.Severity.CRITICAL;
import static io.guestbeat.insight.advice.AdviceRule.Severity.NOTE;
import static io.guestbeat.insight.advice.AdviceRule.Severity.WARNING;

/**
 * The rules of advice. This is the only table of it; adding one is adding one row, its code and
 * severity, when it fires, why, and what to do, and its check and its sentence below.
 */
public enum AdviceRule {
  // spotless:off (one rule, one block)
  UNPROTECTED("GB-MEM-01", WARNING,
      "The host takes memory from the VM, or is about to, and the memory reservation is below the JVM's footprint",
      "Only reserved memory is safe from the balloon and from swapping, and a collector touches all of its heap, so that a JVM suffers more than others",
      "Ask for a memory reservation of the JVM's footprint and what the guest's system needs; simplest is \"Reserve all guest memory\""),
  PARTLY_RESERVED("GB-MEM-02", NOTE,
      "There is a memory reservation, and it is below the JVM's footprint",
      "Somebody meant to protect the VM's memory, and the JVM can grow beyond what is protected",
      "Ask for a reservation that covers the footprint, or lower -Xmx"),
  LIMIT_BELOW_SIZE("GB-MEM-03", WARNING,
      "The VM has a memory limit below the memory that its system sees",
      "The guest uses what it sees, and what is above the limit is ballooned or swapped, however much memory the host has free",
      "Ask for the memory limit to be set to \"Unlimited\"; to give the VM less, lower its configured memory"),
  LIMIT_BELOW_FOOTPRINT("GB-MEM-04", CRITICAL,
      "The VM has a memory limit below the JVM's maximum heap, metaspace and direct buffers",
      "Once the JVM has grown, the host takes back what is above the limit, through the balloon and then to its disk, however much memory it has",
      "Ask for the memory limit to be set to \"Unlimited\", or lower -Xmx"),
  BALLOONED("GB-MEM-05", WARNING,
      "The balloon holds memory, or the host intends to inflate it",
      "The host is short of memory; the guest gives up its caches first, and then swaps what the JVM has on its own disk",
      "Ask why the host is short of memory, and for a memory reservation or more shares for this VM"),
  SWAPPED("GB-MEM-06", WARNING,
      "The host has memory of the VM on its disk, or intends to swap it, and the heap is reserved or none is known",
      "The guest cannot know which of its memory is on the disk; whatever touches it stands still until it is read",
      "Ask for the host's memory to be relieved, and for the reservation to cover all of the VM; a vMotion to a host with free memory brings it back"),
  COMPRESSED("GB-MEM-07", WARNING,
      "The host has compressed memory of the VM",
      "That is the last thing a host does before it swaps",
      "Ask why the host is short of memory, and for a memory reservation for this VM"),
  SWAPPED_HEAP("GB-MEM-08", CRITICAL,
      "The host has memory of the VM on its disk, or intends to swap it, and a part of the heap is not reserved",
      "Every full collection touches the whole heap, and reads from the host's disk what is there: pauses grow from milliseconds to minutes",
      "Ask for a memory reservation of the footprint; a vMotion to a host with free memory brings back what is on the disk"),
  TARGET_BELOW_FOOTPRINT("GB-MEM-09", WARNING,
      "The host takes memory, and intends the VM to have less than the JVM's maximum heap, metaspace and direct buffers",
      "What the JVM grows into has to be taken from somebody, or comes from the disk",
      "Ask for a memory reservation of the footprint, or lower -Xmx to what the VM gets"),
  GROWING_HEAP("GB-MEM-10", NOTE,
      "The balloon holds memory, or the host intends to inflate it, and less than half of the maximum heap is committed",
      "The balloon takes what the JVM has not asked for yet, so that the heap grows into memory that is gone",
      "Set -Xms to -Xmx, with -XX:+AlwaysPreTouch, together with a reservation of the footprint"),
  FOOTPRINT_OVER_SIZE("GB-MEM-11", WARNING,
      "The JVM's maximum heap, metaspace and direct buffers are above the memory of the machine",
      "The guest's own system then swaps, or kills a process, whatever the host does",
      "Lower -Xmx, or give the VM more memory"),

  STOLEN("GB-CPU-01", WARNING,
      "The host takes 5 % or more of each virtual CPU",
      "The VM is ready to run and is not scheduled: every request takes longer, and collections do",
      "Ask for the host's CPU ready time and for a vMotion to one with free cores; for more CPU shares or a CPU reservation"),
  STOLEN_BADLY("GB-CPU-02", CRITICAL,
      "The host takes 10 % or more of each virtual CPU",
      "Threads that hold locks are stopped amid their work, and all who wait for them too; heartbeats may come late",
      "Ask at once for a vMotion to a host with free cores, and for more CPU shares or a CPU reservation; fewer virtual CPUs are scheduled sooner where all of them are not needed"),
  LIMIT_REACHED("GB-CPU-03", WARNING,
      "The VM uses 90 % or more of its CPU limit",
      "At the limit the host stops all virtual CPUs until the next slice of time, even if its cores are idle, and counts that as stolen",
      "Ask for the CPU limit to be set to \"Unlimited\"; to give the VM less, lower its virtual CPUs"),
  DEMAND_NOT_SATISFIED("GB-CPU-04", WARNING,
      "The VM gets less than 90 % of the CPU time that it wants, and 2 % or more of each virtual CPU is stolen",
      "Even a VM with little to do waits for the CPU when it has something to do",
      "Ask for more CPU shares or a CPU reservation, or for a host with fewer virtual CPUs for each core"),
  PROCESSORS_OVER_LIMIT("GB-CPU-05", WARNING,
      "The JVM thinks it has more CPUs than the VM's CPU limit gives",
      "Pools and collectors start a thread for each of them, use the limit up in a part of the time, and stand still in the rest",
      "Ask for the CPU limit to be set to \"Unlimited\", or for fewer virtual CPUs; else set -XX:ActiveProcessorCount to what the limit gives"),
  GC_THREADS_OVER_LIMIT("GB-CPU-06", WARNING,
      "More threads collect garbage than the VM's CPU limit gives CPUs, although the JVM knows of fewer",
      "They use the limit up and are stopped amid the collection: the pause grows by that time",
      "Set -XX:ParallelGCThreads to what the limit gives, or ask for the CPU limit to be set to \"Unlimited\""),
  MORE_VCPUS_THAN_CORES("GB-CPU-07", WARNING,
      "The VM has more virtual CPUs than its host has cores",
      "They can never all run at full speed, and the host has to wait until enough cores are free at once",
      "Ask for fewer virtual CPUs, at most the host's cores"),
  TOO_MANY_VCPUS("GB-CPU-08", NOTE,
      "A VM of 4 or more virtual CPUs uses less than a quarter of them, while 5 % or more of each is stolen",
      "Each virtual CPU has to be scheduled with the others, and idle ones make that harder",
      "Ask for fewer virtual CPUs: what the VM really uses, and some more"),
  NUMA_HIDDEN("GB-CPU-09", NOTE,
      "A VM of more than 8 virtual CPUs, and more than half of its host's cores, sees one NUMA node only",
      "If the host has several nodes, half of the heap is far from the thread that uses it, and neither system nor JVM can know; CPU hot-add hides the nodes",
      "Ask whether the VM spans several nodes; if so, for CPU hot-add to be switched off, and set -XX:+UseNUMA"),

  PAUSE_NEAR_DEADLINE("GB-PAUSE-01", CRITICAL,
      "The longest pause of the last hour is half of the heartbeat's deadline or more",
      "A pause of the whole deadline is a failed application to vSphere HA, and at high sensitivity a reset soon after",
      "Find what the pause was (the attributes on pauses say); until it is gone, ask for a lower sensitivity of VM Monitoring"),
  FREQUENT_SESSION_CHANGES("GB-SES-01", WARNING,
      "The session changed 3 times or more within an hour",
      "Each is a vMotion, a suspend or a revert: the VM stands still for a moment, and the heartbeat has to be enabled anew",
      "Ask why DRS moves the VM so often; for a less aggressive DRS, or for a rule that keeps the VM where it is");
  // spotless:on

  private final String code;
  private final Severity severity;
  private final String firesWhen;
  private final String why;
  private final String remedy;

  AdviceRule(String code, Severity severity, String firesWhen, String why, String remedy) {
    this.code = code;
    this.severity = severity;
    this.firesWhen = firesWhen;
    this.why = why;
    this.remedy = remedy;
  }

  /** Its code, which never changes, such as {@code GB-MEM-01}. */
  public String code() {
    return code;
  }

  /** Returns how much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Returns when it fires, without a full stop. */
  public String firesWhen() {
    return firesWhen;
  }

  /** Returns why that matters, without a full stop. */
  public String why() {
    return why;
  }

  /** Returns what to ask for, or to change; without a full stop. */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns whether it fires. A function for each rule would be a class for each, so this is a
   * switch.
   */
  boolean holds(KnownNumbers numbers) {
    switch (this) {
      case UNPROTECTED:
        return MemoryRules.isUnprotected(numbers);
      case PARTLY_RESERVED:
        return MemoryRules.isPartlyReserved(numbers);
      case LIMIT_BELOW_SIZE:
        return MemoryRules.hasLimitBelowSize(numbers);
      case LIMIT_BELOW_FOOTPRINT:
        return MemoryRules.hasLimitBelowFootprint(numbers);
      case BALLOONED:
        return MemoryRules.isBallooned(numbers);
      case SWAPPED:
        return MemoryRules.isSwapped(numbers);
      case COMPRESSED:
        return MemoryRules.isCompressed(numbers);
      case SWAPPED_HEAP:
        return MemoryRules.isHeapSwapped(numbers);
      case TARGET_BELOW_FOOTPRINT:
        return MemoryRules.hasTargetBelowFootprint(numbers);
      case GROWING_HEAP:
        return MemoryRules.hasHeapToGrow(numbers);
      case FOOTPRINT_OVER_SIZE:
        return MemoryRules.isOverSize(numbers);
      case STOLEN:
        return CpuRules.isStolen(numbers);
      case STOLEN_BADLY:
        return CpuRules.isStolenBadly(numbers);
      case LIMIT_REACHED:
        return CpuRules.isAtLimit(numbers);
      case DEMAND_NOT_SATISFIED:
        return CpuRules.isDemandNotSatisfied(numbers);
      case PROCESSORS_OVER_LIMIT:
        return CpuRules.hasProcessorsOverLimit(numbers);
      case GC_THREADS_OVER_LIMIT:
        return CpuRules.hasGcThreadsOverLimit(numbers);
      case MORE_VCPUS_THAN_CORES:
        return CpuRules.hasMoreVcpusThanCores(numbers);
      case TOO_MANY_VCPUS:
        return CpuRules.hasTooManyVcpus(numbers);
      case NUMA_HIDDEN:
        return CpuRules.hasHiddenNuma(numbers);
      case PAUSE_NEAR_DEADLINE:
        return PastRules.isPauseNearDeadline(numbers);
      case FREQUENT_SESSION_CHANGES:
        return PastRules.isSessionChangingOften(numbers);
    }
    throw new IllegalStateException(toString());
  }

  /** Returns the sentence that is shown while it fires. */
  String sentence(KnownNumbers numbers) {
    switch (this) {
      case UNPROTECTED:
        return MemoryRules.unprotected(numbers);
      case PARTLY_RESERVED:
        return MemoryRules.partlyReserved(numbers);
      case LIMIT_BELOW_SIZE:
        return MemoryRules.limitBelowSize(numbers);
      case LIMIT_BELOW_FOOTPRINT:
        return MemoryRules.limitBelowFootprint(numbers);
      case BALLOONED:
        return MemoryRules.ballooned(numbers);
      case SWAPPED:
        return MemoryRules.swapped(numbers);
      case COMPRESSED:
        return MemoryRules.compressed(numbers);
      case SWAPPED_HEAP:
        return MemoryRules.swappedHeap(numbers);
      case TARGET_BELOW_FOOTPRINT:
        return MemoryRules.targetBelowFootprint(numbers);
      case GROWING_HEAP:
        return MemoryRules.heapToGrow(numbers);
      case FOOTPRINT_OVER_SIZE:
        return MemoryRules.overSize(numbers);
      case STOLEN:
        return CpuRules.stolen(numbers);
      case STOLEN_BADLY:
        return CpuRules.stolen(numbers);
      case LIMIT_REACHED:
        return CpuRules.atLimit(numbers);
      case DEMAND_NOT_SATISFIED:
        return CpuRules.demandNotSatisfied(numbers);
      case PROCESSORS_OVER_LIMIT:
        return CpuRules.processorsOverLimit(numbers);
      case GC_THREADS_OVER_LIMIT:
        return CpuRules.gcThreadsOverLimit(numbers);
      case MORE_VCPUS_THAN_CORES:
        return CpuRules.moreVcpusThanCores(numbers);
      case TOO_MANY_VCPUS:
        return CpuRules.tooManyVcpus(numbers);
      case NUMA_HIDDEN:
        return CpuRules.hiddenNuma(numbers);
      case PAUSE_NEAR_DEADLINE:
        return PastRules.pauseNearDeadline(numbers);
      case FREQUENT_SESSION_CHANGES:
        return PastRules.sessionChangesOften(numbers);
    }
    throw new IllegalStateException(toString());
  }

  /** Returns whether there is nothing more to say where this other one is said already. */
  boolean isSaidBy(AdviceRule other) {
    switch (this) {
      case PARTLY_RESERVED:
        return other == UNPROTECTED;
      case LIMIT_BELOW_SIZE:
        return other == LIMIT_BELOW_FOOTPRINT;
      case STOLEN:
        return other == STOLEN_BADLY || other == LIMIT_REACHED;
      case STOLEN_BADLY:
        // The host counts as stolen what the limit takes, too.
        return other == LIMIT_REACHED;
      case DEMAND_NOT_SATISFIED:
        return other == STOLEN || other == STOLEN_BADLY || other == LIMIT_REACHED;
      case GC_THREADS_OVER_LIMIT:
        return other == PROCESSORS_OVER_LIMIT;
      default:
        return false;
    }
  }

  /** The severity of an advice, in ascending order. */
  public enum Severity {
    /** A risk, or something that could be had better. */
    NOTE,
    /** The application is slowed down now, or will be when the host gets busy. */
    WARNING,
    /** The application is slowed down badly now. */
    CRITICAL
  }
}
