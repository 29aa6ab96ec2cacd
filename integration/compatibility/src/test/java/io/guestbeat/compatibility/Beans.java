package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** What a JMX client sees in a subject's JVM. */
final class Beans {
  static final String GUEST_STATS = "io.guestbeat:type=GuestStats";
  static final String APP_MONITOR = "io.guestbeat:type=AppMonitor";
  static final String INSIGHT = "io.guestbeat:type=Insight";

  private static final Pattern FOLDER =
      Pattern.compile(Pattern.quote(System.getProperty("guestbeat.work")) + "/[^/\"]+");

  private Beans() {}

  /** The names of all MBeans, over local attach. */
  static List<String> names(ProcessHandle jvm) throws Exception {
    try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
      return normalised(jmx.names().stream().map(ObjectName::getCanonicalName).toList());
    }
  }

  /** The same, after our own have been read. */
  static List<String> namesWithOurs(ProcessHandle jvm) throws Exception {
    ObjectName statistics = new ObjectName(GUEST_STATS);
    ObjectName monitor = new ObjectName(APP_MONITOR);
    ObjectName insight = new ObjectName(INSIGHT);
    try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
      // Asked again and again: a listener's connection makes some JDKs log its end as a warning.
      Wait.until(
          () -> has(jmx, statistics) && has(jmx, monitor) && has(jmx, insight),
          () -> "our MBeans are missing");

      assertThat(jmx.read(statistics, "Available")).isEqualTo(true);
      assertThat((Long) jmx.read(statistics, "CpuUsedMs")).isPositive();
      assertThat((Long) jmx.read(monitor, "HeartbeatsSent")).isPositive();
      assertThat(jmx.read(monitor, "HeartbeatRunning")).isEqualTo(true);
    }
    return names(jvm);
  }

  private static boolean has(JmxAccess jmx, ObjectName name) {
    try {
      return jmx.names().contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is there with us is what is there without us, and ours. */
  static void requireOnlyOursAdded(List<String> with, List<String> without) {
    List<String> expected = new ArrayList<>(without);
    expected.add(GUEST_STATS);
    expected.add(APP_MONITOR);
    expected.add(INSIGHT);
    assertThat(with).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** The numbers that each run chooses anew are left out; each MBean remains one. */
  static List<String> normalised(Collection<String> names) {
    return names.stream()
        .map(name -> FOLDER.matcher(name).replaceAll("FOLDER"))
        .map(name -> name.replaceAll("@[0-9a-f]+|\\d+", "#"))
        .sorted()
        .toList();
  }
}
