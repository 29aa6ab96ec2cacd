package io.guestbeat.heartbeat.check;

import io.guestbeat.text.ReasonText;

/**
 * Reports that a gate cannot check: what it needs is not there, its class, its command, its method
 * to watch, or the system refuses it. That is no verdict on the application, and withholds nothing:
 * a mistake in a configuration, or a machine short of resources, must not reset a virtual machine.
 */
public final class UnusableGateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An unusable gate; the message says what is missing and what to do. */
  public UnusableGateException(String message) {
    super(message);
  }

  /** An unusable gate, and what refused it. */
  public UnusableGateException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns that the check cannot be made, because of what was thrown in it. */
  public static UnusableGateException refusedBy(Throwable refusal) {
    try {
      return new UnusableGateException(
          "its check cannot be made: " + ReasonText.of(refusal), refusal);
    } catch (RuntimeException | Error noMemoryToSaySo) {
      return new UnusableGateException(
          "its check cannot be made, for a reason that cannot be shown");
    }
  }

  /**
   * Returns whether this says nothing of the code in which it was thrown: the JVM lacks memory or
   * stack, a class cannot be linked, a permission is denied. An initialiser that has thrown, now or
   * at an earlier use of its class, is code that has answered.
   */
  public static boolean isRefusal(Throwable thrown) {
    return thrown instanceof VirtualMachineError
        || thrown instanceof SecurityException
        || (thrown instanceof LinkageError && !isOfAnInitialiser(thrown));
  }

  private static boolean isOfAnInitialiser(Throwable thrown) {
    return thrown instanceof ExceptionInInitializerError
        || String.valueOf(thrown.getMessage()).startsWith("Could not initialize class");
  }
}
