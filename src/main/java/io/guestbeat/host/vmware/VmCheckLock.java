package io.guestbeat.host.vmware;

/**
 * Held around every native call that looks whether this is a virtual machine. {@code
 * VmCheck_IsVirtualWorld} swaps the process's handlers of SIGSEGV and SIGILL for a moment; two
 * threads in it at once could leave the JVM without its own.
 */
final class VmCheckLock {
  static final Object LOCK = new Object();

  private VmCheckLock() {}
}
