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
      "Only reserved memory is safe from the balloon and from swapping. A garbage collector touches the whole heap, so a JVM suffers more than other programs",
      "Ask for a memory reservation that covers the JVM's footprint and the guest's operating system; the simplest is \"Reserve all guest memory\""),
  PARTLY_RESERVED("GB-MEM-02", NOTE,
      "There is a memory reservation, and it is below the JVM's footprint",
      "Somebody reserved memory for the VM, but the JVM can grow beyond the reservation",
      "Ask for a reservation that covers the footprint, or lower -Xmx"),
  LIMIT_BELOW_SIZE("GB-MEM-03", WARNING,
      "The VM has a memory limit below the memory that its operating system sees",
      "The guest uses all the memory that it sees. The host balloons or swaps what is above the limit, even if the host has free memory",
      "Ask for the memory limit to be set to \"Unlimited\"; to give the VM less, lower its configured memory"),
  LIMIT_BELOW_FOOTPRINT("GB-MEM-04", CRITICAL,
      "The VM has a memory limit below the JVM's maximum heap, metaspace and direct buffers",
      "When the JVM has grown, the host takes back the memory above the limit, first through the balloon, then by swapping it to its disk, even if the host has free memory",
      "Ask for the memory limit to be set to \"Unlimited\", or lower -Xmx"),
  BALLOONED("GB-MEM-05", WARNING,
      "The balloon holds memory, or the host intends to inflate it",
      "The host is short of memory. The guest first gives up its caches, and then swaps memory of the JVM to its own disk",
      "Ask why the host is short of memory, and for a memory reservation or more shares for this VM"),
  SWAPPED("GB-MEM-06", WARNING,
      "The host has memory of the VM on its disk, or intends to swap it, and the heap is reserved or its size is not known",
      "The guest cannot know which part of its memory is on the disk. A thread that touches such memory waits until the host has read it back",
      "Ask for less memory load on the host, and for a reservation that covers the whole VM; a vMotion to a host with free memory brings the swapped memory back"),
  COMPRESSED("GB-MEM-07", WARNING,
      "The host has compressed memory of the VM",
      "A host compresses memory just before it begins to swap",
      "Ask why the host is short of memory, and for a memory reservation for this VM"),
  SWAPPED_HEAP("GB-MEM-08", CRITICAL,
      "The host has memory of the VM on its disk, or intends to swap it, and a part of the heap is not reserved",
      "Every full collection touches the whole heap, and the host reads the swapped part back from its disk: pauses grow from milliseconds to minutes",
      "Ask for a memory reservation of the footprint; a vMotion to a host with free memory brings back what is on the disk"),
  TARGET_BELOW_FOOTPRINT("GB-MEM-09", WARNING,
      "The host takes memory, and intends the VM to have less than the JVM's maximum heap, metaspace and direct buffers",
      "When the JVM grows, the host has to take that memory from another VM, or swaps",
      "Ask for a memory reservation of the footprint, or lower -Xmx to what the VM gets"),
  GROWING_HEAP("GB-MEM-10", NOTE,
      "The balloon holds memory, or the host intends to inflate it, and less than half of the maximum heap is committed",
      "The balloon takes memory that the JVM does not use yet. When the heap grows later, that memory is no longer there",
      "Set -Xms to -Xmx, with -XX:+AlwaysPreTouch, together with a reservation of the footprint"),
  FOOTPRINT_OVER_SIZE("GB-MEM-11", WARNING,
      "The JVM's maximum heap, metaspace and direct buffers are above the memory of the machine",
      "When all of it is used, the guest's operating system swaps or kills a process, whatever the host does",
      "Lower -Xmx, or give the VM more memory"),

  STOLEN("GB-CPU-01", WARNING,
      "The host takes 5 % or more of each virtual CPU",
      "The VM is ready to run and is not scheduled: requests and garbage collections take longer",
      "Ask for the host's CPU ready time; then for a vMotion to a host with free cores, more CPU shares, or a CPU reservation"),
  STOLEN_BADLY("GB-CPU-02", CRITICAL,
      "The host takes 10 % or more of each virtual CPU",
      "Threads are stopped while they hold locks, and all threads that wait for these locks wait longer; heartbeats may be late",
      "Ask at once for a vMotion to a host with free cores, and for more CPU shares or a CPU reservation; if the VM does not need all of its virtual CPUs, fewer are scheduled sooner"),
  LIMIT_REACHED("GB-CPU-03", WARNING,
      "The VM uses 90 % or more of its CPU limit",
      "At the limit the host stops all virtual CPUs until the next time slice, even if its cores are idle, and counts this time as stolen",
      "Ask for the CPU limit to be set to \"Unlimited\"; to give the VM less, lower the number of its virtual CPUs"),
  DEMAND_NOT_SATISFIED("GB-CPU-04", WARNING,
      "The VM gets less than 90 % of the CPU time that it wants, and 2 % or more of each virtual CPU is stolen",
      "Even a VM with a low load waits for a CPU whenever it has work to do",
      "Ask for more CPU shares or a CPU reservation, or for a host with fewer virtual CPUs for each core"),
  PROCESSORS_OVER_LIMIT("GB-CPU-05", WARNING,
      "The JVM assumes more CPUs than the VM's CPU limit gives",
      "Thread pools and collectors start a thread for each CPU, use up the limit in a part of each period, and stand still for the rest of it",
      "Ask for the CPU limit to be set to \"Unlimited\", or for fewer virtual CPUs; otherwise set -XX:ActiveProcessorCount to the number of CPUs that the limit gives"),
  GC_THREADS_OVER_LIMIT("GB-CPU-06", WARNING,
      "The JVM collects garbage with more threads than the VM's CPU limit gives CPUs, although it assumes no more CPUs than that",
      "They use up the limit and are stopped during the collection, which makes the pause longer",
      "Set -XX:ParallelGCThreads to the number of CPUs that the limit gives, or ask for the CPU limit to be set to \"Unlimited\""),
  MORE_VCPUS_THAN_CORES("GB-CPU-07", WARNING,
      "The VM has more virtual CPUs than its host has cores",
      "They can never all run at full speed, and the host has to wait until enough cores are free at the same time",
      "Ask for fewer virtual CPUs, at most the host's cores"),
  TOO_MANY_VCPUS("GB-CPU-08", NOTE,
      "A VM of 4 or more virtual CPUs uses less than a quarter of them, while 5 % or more of each is stolen",
      "The host has to schedule all virtual CPUs of a VM together, and idle ones make that harder",
      "Ask for fewer virtual CPUs: a few more than the VM really uses"),
  NUMA_HIDDEN("GB-CPU-09", NOTE,
      "The VM has more than 8 virtual CPUs, which is more than half of its host's cores, and sees only one NUMA node",
      "If the host has several nodes, half of the heap is far from the threads that use it, and neither the operating system nor the JVM can know this. CPU hot-add hides the nodes",
      "Ask whether the VM spans several nodes; if it does, ask for CPU hot-add to be switched off, and set -XX:+UseNUMA"),

  PAUSE_NEAR_DEADLINE("GB-PAUSE-01", CRITICAL,
      "The longest pause of the last hour is half of the heartbeat's deadline or more",
      "After a pause as long as the deadline, vSphere HA considers the application failed; at high sensitivity it resets the VM soon after",
      "Find the cause of the pause (see the attributes LastPauses and LongestPauseCause); until it is removed, ask for a lower sensitivity of VM Monitoring"),
  FREQUENT_SESSION_CHANGES("GB-SES-01", WARNING,
      "The session changed 3 times or more within an hour",
      "Each change is a vMotion, a suspend or a revert: the VM stands still for a moment, and the heartbeat has to be enabled again",
      "Ask why DRS moves the VM so often; then for a less aggressive DRS, or for a rule that keeps the VM on its host");
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

  /** Returns its code, which never changes, such as {@code GB-MEM-01}. */
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
