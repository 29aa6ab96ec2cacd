package io.guestbeat.insight.pause;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The processor time of this process. Asking costs half a microsecond, and with thousands of
 * threads some ten.
 */
final class ProcessCpu {
  private final OperatingSystemMXBean system;

  private ProcessCpu(OperatingSystemMXBean system) {
    this.system = system;
  }

  static ProcessCpu find() {
    try {
      return new ProcessCpu((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean());
    } catch (ClassCastException | LinkageError aJvmWithoutThisExtension) {
      return new ProcessCpu(null);
    }
  }

  boolean isKnown() {
    return nanos() > 0;
  }

  /** Returns what it has used, all threads together; 0 or less where that is not known. */
  long nanos() {
    return system == null ? 0 : system.getProcessCpuTime();
  }
}
