package io.guestbeat.insight.advice;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** The values of a HotSpot JVM's options, given or found by itself. Stateless. */
final class VmOptions {
  private VmOptions() {}

  /** The value of this option; empty in a JVM that has no such option, or is no HotSpot. */
  static OptionalLong number(String name) {
    try {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return bean == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(bean.getVMOption(name).getValue()));
    } catch (IllegalArgumentException | LinkageError anotherJvm) {
      return OptionalLong.empty();
    }
  }
}
