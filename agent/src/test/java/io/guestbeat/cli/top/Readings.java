package io.guestbeat.cli.top;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Readings for tests. */
public final class Readings {
  static final Instant TIME = Instant.parse("2026-11-24T14:02:11Z");

  private Readings() {}

  /** Statistics of a VM of 2 vCPUs of 2600 MHz, so long after its session began. */
  public static Snapshot.Builder statistics(long session, long elapsedMs, long usedMs) {
    return Snapshot.of(SessionId.of(session))
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_USED_MS, usedMs)
        .value(Statistic.CPU_STOLEN_MS, elapsedMs / 10)
        .value(Statistic.HOST_PROCESSOR_SPEED, 2600)
        .value(Statistic.CPU_LIMIT_MHZ, Statistic.UNLIMITED)
        .value(Statistic.CPU_RESERVATION_MHZ, 0)
        .value(Statistic.MEM_MAPPED_MB, 4000)
        .value(Statistic.MEM_ACTIVE_MB, 1000)
        .value(Statistic.MEM_BALLOONED_MB, 0)
        .value(Statistic.MEM_SWAPPED_MB, 0)
        .value(Statistic.MEM_RESERVATION_MB, 1024)
        .value(Statistic.MEM_LIMIT_MB, 8192);
  }

  /** A reading of these statistics, and nothing of the heartbeat. */
  public static Reading of(Snapshot.Builder statistics) {
    return nothing("no monitor").withVcpus(OptionalInt.of(2)).with(statistics.build());
  }

  public static Reading nothing(String reason) {
    return Reading.missing(TIME, reason);
  }

  /** The heartbeat of an application that is well. */
  public static Map<String, Object> heartbeat(CompositeData... gates) {
    return new HashMap<>(
        Map.of(
            "AppStatus", "GREEN",
            "Enabled", true,
            "HeartbeatMode", "on",
            "HeartbeatIntervalMillis", 15_000L,
            "MillisSinceLastHeartbeat", 3_200L,
            "HeartbeatsSent", 120L,
            "HeartbeatsWithheld", 0L,
            "HeartbeatsFailed", 1L,
            "Gates", gates));
  }

  /** Returns a table of this one alarm, as the MBean Insight publishes it. */
  static TabularData alarm(String name, Double warning, Double critical) {
    String[] items = {"name", "warning", "critical"};
    OpenType<?>[] types = {SimpleType.STRING, SimpleType.DOUBLE, SimpleType.DOUBLE};
    try {
      CompositeType row = new CompositeType("Alarm", "An alarm", items, items, types);
      TabularData table =
          new TabularDataSupport(new TabularType("Alarms", "Alarms", row, new String[] {"name"}));
      table.put(new CompositeDataSupport(row, items, new Object[] {name, warning, critical}));
      return table;
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
