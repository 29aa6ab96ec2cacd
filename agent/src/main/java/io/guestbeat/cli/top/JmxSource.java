package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A JVM that has Guestbeat, by its MBeans. One that is away for a while is looked for again. */
public final class JmxSource implements Source {
  private static final Pattern SESSION = Pattern.compile("0x[0-9a-f]{16}");
  private static final List<String> STATISTICS = statistics();

  private final JmxTarget target;
  private final String domain;
  private final Clock clock;
  private JmxConnection connection;

  private JmxSource(JmxTarget target, String domain, Clock clock) {
    this.target = target;
    this.domain = domain;
    this.clock = clock;
  }

  /**
   * Connects to it.
   *
   * @throws IOException if it cannot be reached, or Guestbeat is not there; with the reason
   * @throws AttachException the same of a process of this machine
   */
  public static JmxSource of(JmxTarget target, String domain, Clock clock)
      throws IOException, AttachException {
    JmxSource source = new JmxSource(target, domain, clock);
    source.connection = JmxConnection.to(target, domain);
    return source;
  }

  @Override
  public String description() {
    return target.toString();
  }

  @Override
  public Reading read() throws AttachException {
    Reading nothing = Reading.missing(clock.instant(), "");
    try {
      if (connection == null) {
        connection = JmxConnection.to(target, domain);
      }
      InsightReading insight =
          InsightReading.of(connection.attributes("Insight", InsightReading.ATTRIBUTES));
      return statistics(nothing.with(insight).withVcpus(insight.virtualCpus()))
          .with(
              HeartbeatReading.of(
                  connection.attributes("AppMonitor", HeartbeatReading.ATTRIBUTES)));
    } catch (IOException e) {
      close();
      return Reading.missing(nothing.time(), e.getMessage());
    }
  }

  private Reading statistics(Reading reading) throws IOException {
    Map<String, Object> values = connection.attributes("GuestStats", STATISTICS);
    Object session = values.get("SessionId");
    if (Boolean.TRUE.equals(values.get("Available")) && isSession(session)) {
      return reading.with(snapshot(SessionId.of(bits((String) session)), values));
    }
    Object reason = values.get("UnavailableReason");
    return reading.withoutStatistics(
        reason == null ? "no reason is given" : OneLine.of(reason.toString()));
  }

  static Snapshot snapshot(SessionId session, Map<String, Object> values) {
    Snapshot.Builder snapshot = Snapshot.of(session);
    for (Statistic statistic : Statistic.values()) {
      Object value = values.get(statistic.apiName());
      if (value instanceof Long && statistic.width().holds((Long) value)) {
        snapshot.value(statistic, (Long) value);
      }
    }
    Object pool = values.get("ResourcePoolPath");
    if (pool instanceof String) {
      snapshot.resourcePoolPath(OneLine.of((String) pool));
    } else {
      snapshot.resourcePoolPathUnavailable(GuestError.NOT_AVAILABLE);
    }
    return snapshot.build();
  }

  private static boolean isSession(Object value) {
    return value instanceof String && SESSION.matcher((String) value).matches();
  }

  private static long bits(String session) {
    return Long.parseUnsignedLong(session.substring(2), 16);
  }

  private static List<String> statistics() {
    List<String> names = new ArrayList<>();
    for (Statistic statistic : Statistic.values()) {
      names.add(statistic.apiName());
    }
    names.add("SessionId");
    names.add("ResourcePoolPath");
    names.add("Available");
    names.add("UnavailableReason");
    return names;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
