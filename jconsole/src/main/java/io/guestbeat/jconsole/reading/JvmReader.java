package io.guestbeat.jconsole.reading;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/**
 * Reads Guestbeat's MBeans of one JVM, each with one call. Blocks for as long as the JVM does, so
 * never called on the event dispatch thread. Safe between threads.
 */
public final class JvmReader {
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
      return Reading.failed(now, "This JMX role may not read it: " + Refusal.reasonOf(e));
    } catch (JMException | IOException | RuntimeException e) {
      names = null;
      return Reading.failed(now, Refusal.reasonOf(e));
    }
  }

  private Reading read(MBeanServerConnection jvm, Scope scope, Instant now)
      throws JMException, IOException {
    StatisticsReading statistics =
        StatisticsReading.of(
            values(jvm, names, GuestbeatNames.Bean.STATISTICS, StatisticsReading.ATTRIBUTES));
    List<String> ofInsight =
        scope == Scope.HISTORY ? InsightReading.FIGURES : InsightReading.ATTRIBUTES;
    InsightReading insight =
        InsightReading.of(values(jvm, names, GuestbeatNames.Bean.INSIGHT, ofInsight));
    Reading reading = Reading.of(now, statistics).with(insight);
    return scope == Scope.HISTORY
        ? reading
        : reading.with(
            HeartbeatReading.of(
                values(jvm, names, GuestbeatNames.Bean.HEARTBEAT, HeartbeatReading.ATTRIBUTES)));
  }

  private static BeanValues values(
      MBeanServerConnection jvm,
      GuestbeatNames names,
      GuestbeatNames.Bean bean,
      List<String> attributes)
      throws JMException, IOException {
    return BeanValues.of(jvm.getAttributes(names.of(bean), attributes.toArray(new String[0])));
  }

  /** How much is looked at. */
  public enum Scope {
    ALL,
    /** Statistics and figures only: nobody looks at the rest. */
    HISTORY
  }
}
