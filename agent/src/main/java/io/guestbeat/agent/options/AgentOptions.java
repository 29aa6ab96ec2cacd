package io.guestbeat.agent.options;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.HostSpec;
import io.guestbeat.insight.pause.PauseSettings;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.JmxSettings;
import io.guestbeat.jmx.hoststats.HostStatNames;
import io.guestbeat.monitor.MonitorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operator wants, parsed once. Immutable. */
public final class AgentOptions {
  private static final Duration LONGEST_MAX_AGE = Duration.ofSeconds(60);

  static final Option<HostSpec> HOST =
      new Option<>("host", "auto", HostSpec.ACCEPTED, HostSpec::parse);
  static final Option<Duration> STATS_MAX_AGE =
      new Option<>(
          "stats.max-age",
          "1s",
          "a time of 0s to 60s, such as 500ms or 1s",
          OptionValues.upTo(LONGEST_MAX_AGE));
  static final Option<HostStatNames> STATS_EXTENDED =
      new Option<>(
          "stats.extended",
          "off",
          "off, all, or names such as session, host or vscsi scsi0:0, joined by +",
          HostStatNames::ofText);
  static final Option<String> JMX_DOMAIN =
      new Option<>("jmx.domain", "io.guestbeat", "a domain of JMX names", OptionValues::domain);
  static final Option<JmxControl> JMX_CONTROL =
      new Option<>("jmx.control", "heartbeat", "read, heartbeat or reset", JmxControl::ofText);
  static final Option<Boolean> HELPERS =
      new Option<>("helpers", "skip", "skip or start", OptionValues.either("start", "skip"));
  static final Option<LogLevel> LOG =
      new Option<>("log", "info", "off, error, warn, info or debug", LogLevel::ofText);
  static final Option<Place> LOG_FILE =
      new Option<>("log.file", null, "the path of a file", Place::named);
  static final Option<Path> CONFIG =
      new Option<>("config", null, "the path of a properties file", OptionValues::path);

  /** Every option there is, but those of single gates. */
  public static final List<Option<?>> ALL = all();

  private final HostSpec host;
  private final MonitorSettings monitor;
  private final JmxSettings jmx;
  private final HeartbeatOptions heartbeat;
  private final PauseSettings pauses;
  private final boolean startsInHelpers;
  private final LogLevel logLevel;
  private final Place logFile;
  private final Optional<String> warning;

  private AgentOptions(GivenOptions given) {
    host = given.value(HOST);
    heartbeat = new HeartbeatOptions(given);
    String domain = given.value(JMX_DOMAIN);
    JmxControl control = given.value(JMX_CONTROL);
    Duration maxAge = given.value(STATS_MAX_AGE);
    pauses = PauseOptions.read(given);
    HostStatNames hostStats = given.value(STATS_EXTENDED);
    jmx =
        new JmxSettings(domain, control, maxAge, heartbeat.sensitivity()).withHostStats(hostStats);
    monitor =
        new MonitorSettings(
            maxAge,
            AlarmOptions.read(given),
            given.value(AlarmOptions.ADVICE_SUSTAIN),
            Sensitivity.gapToRed());
    startsInHelpers = given.value(HELPERS);
    logLevel = given.value(LOG);
    logFile = given.value(LOG_FILE);
    warning = given.warning();
  }

  /**
   * Reads the options from where they may be given; the earlier wins over the later, and all over
   * the file that {@code config} names.
   *
   * @param argument the agent's argument, {@code key=value,key=value}
   * @param properties the system properties
   * @param environment the environment variables
   * @throws BadOptionsException with every problem there is
   */
  public static AgentOptions read(
      String argument, Map<String, String> properties, Map<String, String> environment)
      throws BadOptionsException {
    GivenOptions given = GivenOptions.read(argument, properties, environment);
    AgentOptions options = new AgentOptions(given);
    given.requireNoProblem();
    return options;
  }

  public HostSpec host() {
    return host;
  }

  public MonitorSettings monitor() {
    return monitor;
  }

  public JmxSettings jmx() {
    return jmx;
  }

  public HeartbeatOptions heartbeat() {
    return heartbeat;
  }

  public PauseSettings pauses() {
    return pauses;
  }

  /** Whether a JVM that looks like a tool, or like a helper of a server, is no exception. */
  public boolean startsInHelpers() {
    return startsInHelpers;
  }

  public LogLevel logLevel() {
    return logLevel;
  }

  public Optional<Place> logFile() {
    return Optional.ofNullable(logFile);
  }

  /** What to warn of that is no reason not to start. */
  public Optional<String> warning() {
    return warning;
  }

  private static List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>();
    all.add(HOST);
    all.addAll(HeartbeatOptions.ALL);
    all.addAll(GateOptions.ALL);
    all.addAll(PauseOptions.ALL);
    all.addAll(AlarmOptions.ALL);
    all.add(AlarmOptions.ADVICE_SUSTAIN);
    all.addAll(
        Arrays.asList(
            STATS_MAX_AGE,
            STATS_EXTENDED,
            JMX_DOMAIN,
            JMX_CONTROL,
            HELPERS,
            LOG,
            LOG_FILE,
            CONFIG));
    return Collections.unmodifiableList(all);
  }
}
