package io.guestbeat.jconsole.reading;

import io.guestbeat.jmx.reading.GuestbeatNames;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.JmxFailure;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/**
 * Reads Guestbeat's MBeans of one JVM, each with one call. Blocks for as long as the JVM does, so
 * never called on the event dispatch thread. Safe between threads.
 */
public final class JvmReader {
  /** What the tab shows of the statistics. */
  static final List<String> STATISTICS =
      with(
          StatisticsReading.ATTRIBUTES,
          "ElapsedMs",
          "CpuUsedMs",
          "CpuStolenMs",
          "HostProcessorSpeed",
          "CpuLimitMHz",
          "CpuReservationMHz",
          "MemMappedMB",
          "MemActiveMB",
          "MemBalloonedMB",
          "MemSwappedMB",
          "MemLimitMB",
          "MemReservationMB");

  /** What the history remembers of the insight. */
  private static final List<String> FIGURES =
      List.of("VirtualCpus", "CpuUsedPercentPerVcpu", "CpuStolenPercentPerVcpu", "EffectiveCpuMHz");

  static final List<String> INSIGHT =
      with(InsightReading.ATTRIBUTES, FIGURES.toArray(new String[0]));

  private final Clock clock;
  private GuestbeatNames names;

  public JvmReader(Clock clock) {
    this.clock = clock;
  }

  /** Looks at all there is, or only at what history needs. */
  public synchronized Reading read(MBeanServerConnection jvm, Scope scope) {
    Instant now = clock.instant();
    try {
      if (names == null) {
        names = GuestbeatNames.in(jvm).orElse(null);
      }
      return names == null
          ? Reading.withoutGuestbeat(now, JvmFacts.processId(jvm))
          : read(jvm, scope, now);
    } catch (InstanceNotFoundException e) {
      // Guestbeat was detached; it may come again, in another domain.
      names = null;
      return Reading.withoutGuestbeat(now, JvmFacts.processId(jvm));
    } catch (SecurityException e) {
      return Reading.failed(now, "This JMX role may not read it: " + JmxFailure.reasonOf(e));
    } catch (JMException | IOException | RuntimeException e) {
      names = null;
      return Reading.failed(now, JmxFailure.reasonOf(e));
    }
  }

  private Reading read(MBeanServerConnection jvm, Scope scope, Instant now)
      throws JMException, IOException {
    StatisticsReading statistics =
        StatisticsReading.of(names.attributes(jvm, GuestbeatNames.Bean.STATISTICS, STATISTICS));
    InsightReading insight =
        InsightReading.of(
            names.attributes(
                jvm, GuestbeatNames.Bean.INSIGHT, scope == Scope.HISTORY ? FIGURES : INSIGHT));
    Reading reading = Reading.of(now, statistics).with(insight);
    return scope == Scope.HISTORY
        ? reading
        : reading.with(
            HeartbeatReading.of(
                names.attributes(jvm, GuestbeatNames.Bean.HEARTBEAT, HeartbeatReading.ATTRIBUTES)));
  }

  private static List<String> with(List<String> state, String... values) {
    return Stream.concat(state.stream(), Arrays.stream(values))
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }

  /** How much is looked at. */
  public enum Scope {
    ALL,
    /** Statistics and figures only: nobody looks at the rest. */
    HISTORY
  }
}
