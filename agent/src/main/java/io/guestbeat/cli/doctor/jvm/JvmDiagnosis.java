package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.text.OneLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The findings about one JVM. Written by the probes, one after the other; safe for threads. */
public final class JvmDiagnosis {
  private final long pid;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private JvmHealth health = JvmHealth.UNKNOWN;
  private String reason = "it did not answer in time";
  private boolean hasStatistics;

  public JvmDiagnosis(long pid) {
    this.pid = pid;
  }

  long pid() {
    return pid;
  }

  /** Sets the health, and why it is no better. */
  synchronized void conclude(JvmHealth newHealth, String newReason) {
    health = newHealth;
    reason = newReason;
  }

  synchronized void setHasStatistics(boolean isAvailable) {
    hasStatistics = isAvailable;
  }

  /** Returns whether a look at this machine adds anything: statistics are not there. */
  public synchronized boolean needsMachineDiagnosis() {
    return health == JvmHealth.WITHOUT_GUESTBEAT
        || (health == JvmHealth.UNHEALTHY && !hasStatistics);
  }

  /** Adds a value for programs; a text, which is the JVM's, as one line. */
  synchronized void put(String name, Object value) {
    values.put(name, value instanceof String ? OneLine.ofMessage((String) value) : value);
  }

  /** Returns what the JVM said, by documented names. */
  public synchronized Map<String, Object> values() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public synchronized JvmHealth health() {
    return health;
  }

  /** Returns the sentence that ends a report. */
  public synchronized String conclusion() {
    String process = "Process " + pid;
    switch (health) {
      case HEALTHY:
        return process + ": Guestbeat is healthy.";
      case UNHEALTHY:
        return process + ": Guestbeat is not healthy: " + reason;
      case WITHOUT_GUESTBEAT:
        return process + " has no Guestbeat: " + reason;
      default:
        return process + " cannot be asked: " + reason;
    }
  }
}
