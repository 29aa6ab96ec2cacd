package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that has Guestbeat, by its MBeans. One that is away for a while is looked for again. */
public final class JmxSource implements Source {
  private static final Pattern SESSION = Pattern.compile("0x[0-9a-f]{16}");
  private static final List<String> STATISTICS =
      with(StatisticsReading.ATTRIBUTES, Arrays.stream(Statistic.values()).map(Statistic::apiName));
  private static final List<String> INSIGHT =
      with(InsightReading.ATTRIBUTES, Arrays.stream(Figure.values()).map(Figure::apiName));

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
      InsightReading insight = InsightReading.of(connection.attributes(Bean.INSIGHT, INSIGHT));
      return statistics(nothing.with(insight).withVcpus(insight.virtualCpus()))
          .with(
              HeartbeatReading.of(
                  connection.attributes(Bean.HEARTBEAT, HeartbeatReading.ATTRIBUTES)));
    } catch (IOException e) {
      close();
      return Reading.missing(nothing.time(), e.getMessage());
    }
  }

  private Reading statistics(Reading reading) throws IOException {
    StatisticsReading statistics =
        StatisticsReading.of(connection.attributes(Bean.STATISTICS, STATISTICS));
    Optional<SessionId> session = statistics.session().flatMap(JmxSource::session);
    return statistics.isAvailable() && session.isPresent()
        ? reading.with(snapshot(session.get(), statistics))
        : reading.withoutStatistics(statistics.unavailableReason().orElse("no reason is given"));
  }

  static Snapshot snapshot(SessionId session, StatisticsReading statistics) {
    Snapshot.Builder snapshot = Snapshot.of(session);
    for (Statistic statistic : Statistic.values()) {
      OptionalLong value = statistics.value(statistic.apiName());
      if (value.isPresent() && statistic.width().holds(value.getAsLong())) {
        snapshot.value(statistic, value.getAsLong());
      }
    }
    Optional<String> pool = statistics.resourcePoolPath();
    return pool.isPresent()
        ? snapshot.resourcePoolPath(pool.get()).build()
        : snapshot.resourcePoolPathUnavailable(GuestError.NOT_AVAILABLE).build();
  }

  private static Optional<SessionId> session(String text) {
    return SESSION.matcher(text).matches()
        ? Optional.of(SessionId.of(Long.parseUnsignedLong(text.substring(2), 16)))
        : Optional.empty();
  }

  private static List<String> with(List<String> state, Stream<String> values) {
    return Stream.concat(state.stream(), values).collect(Collectors.toList());
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
