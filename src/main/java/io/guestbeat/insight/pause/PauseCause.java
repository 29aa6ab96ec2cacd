package io.guestbeat.insight.pause;

/** The causes of a pause, in the order in which each gets its share of the unexplained rest. */
public enum PauseCause {
  /** Collections that stop every thread, by the collectors' own account. */
  GARBAGE_COLLECTION("garbage collection"),
  /** The virtual machine was moved, suspended or reverted: its session began anew. */
  SESSION_CHANGE("vMotion, suspend or resume"),
  /** The virtual machine was ready to run, and its host ran others. */
  HOST_STEAL("CPU time stolen by the host"),
  /** The host moved memory of the virtual machine to its swap, or back. */
  HOST_SWAPPING("memory swapped by the host"),
  /** The guest's own processors, or the container's share of them, were taken by others. */
  GUEST_BUSY("no CPU free in the guest"),
  /** The process used no processor, and no host says why: a signal, a debugger, a freezer. */
  STOPPED("stopped or debugged"),
  /** The process ran, and no collection was at work: a heap dump or another halt of the JVM. */
  UNKNOWN("unknown");

  private final String words;

  PauseCause(String words) {
    this.words = words;
  }

  /** In plain words, for people. */
  public String words() {
    return words;
  }
}
