package io.guestbeat.cli.doctor.jvm;

/** The health of Guestbeat in a JVM, with the exit status that reports it. */
public enum JvmHealth {
  /** Guestbeat runs in it, and does what it is meant to do. */
  HEALTHY(0),
  /** Guestbeat runs in it, and something is not as it should be. */
  UNHEALTHY(1),
  /** Guestbeat does not run in it; 2 is misuse. */
  WITHOUT_GUESTBEAT(3),
  /** It cannot be asked. */
  UNKNOWN(4);

  private final int status;

  JvmHealth(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
