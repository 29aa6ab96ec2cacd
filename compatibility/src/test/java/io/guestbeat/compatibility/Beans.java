package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.JmxAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/** What a JMX client sees in a subject's JVM. */
final class Beans {
  static final String GUEST_STATS = "io.guestbeat:type=GuestStats";
  static final String APP_MONITOR = "io.guestbeat:type=AppMonitor";

  private Beans() {}

  /** The names of all MBeans, over local attach. */
  static Set<String> names(ProcessHandle jvm) throws Exception {
    try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
      return normalised(
          jmx.names().stream().map(ObjectName::getCanonicalName).collect(Collectors.toSet()));
    }
  }

  /** The same, after our own have been read. */
  static Set<String> namesWithOurs(ProcessHandle jvm) throws Exception {
    ObjectName statistics = new ObjectName(GUEST_STATS);
    ObjectName monitor = new ObjectName(APP_MONITOR);
    try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
      jmx.awaitRegistered(statistics);
      jmx.awaitRegistered(monitor);

      assertThat(jmx.read(statistics, "Available")).isEqualTo(true);
      assertThat((Long) jmx.read(statistics, "CpuUsedMs")).isPositive();
      assertThat((Long) jmx.read(monitor, "HeartbeatsSent")).isPositive();
      assertThat(jmx.read(monitor, "HeartbeatRunning")).isEqualTo(true);
    }
    return names(jvm);
  }

  /** What is there with us is what is there without us, and ours. */
  static void requireOnlyOursAdded(Set<String> with, Set<String> without) {
    Set<String> added = new TreeSet<>(with);
    added.removeAll(without);
    assertThat(added).containsExactlyInAnyOrder(GUEST_STATS, APP_MONITOR);
    assertThat(with).containsAll(without);
  }

  /** Ports and numbers that each run chooses anew are left out. */
  static Set<String> normalised(Set<String> names) {
    return names.stream()
        .map(name -> name.replaceAll("\\d{2,}|@[0-9a-f]+", "#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
