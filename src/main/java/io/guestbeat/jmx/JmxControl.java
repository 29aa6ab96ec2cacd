package io.guestbeat.jmx;

import java.util.Locale;

/** The operations that are allowed over JMX; each level includes those before it. */
public enum JmxControl {
  /** Nothing. */
  READ,
  /** The heartbeat: every operation but asking for a reset. */
  HEARTBEAT,
  /** Also posting that the application needs a reset of the VM. */
  RESET;

  /** Returns its name in options: {@code read}, {@code heartbeat}, {@code reset}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses what this level does not allow.
   *
   * @throws SecurityException that names the option
   */
  void require(JmxControl needed, String operation) {
    if (compareTo(needed) < 0) {
      throw new SecurityException(
          operation + " needs jmx.control=" + needed.text() + "; it is " + text());
    }
  }
}
